using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides how many rows a query can yield, operator by operator.</summary>
internal sealed class RowCounter(QueryModel model, EntityType entity)
{
    internal RowBound Count(Query query) => query.Fold(
        static source => source.Kind == QuerySourceKind.Navigation ? RowBound.PerParent : RowBound.Table,
        After,
        Looser);

    private RowBound After(QueryStep step, RowBound bound) => step.Operator switch
    {
        QueryOperator.Where => Tighter(bound, Filtered(step.Lambda)),
        QueryOperator.Take => Tighter(bound, Taken(step.Argument)),
        QueryOperator.FromSql or QueryOperator.GroupBy or QueryOperator.Except or QueryOperator.Intersect
            or QueryOperator.Distinct =>
                bound == RowBound.Table ? RowBound.Unknown : bound,
        QueryOperator.Union or QueryOperator.Concat => RowBound.Unknown,
        QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin or QueryOperator.GroupJoin =>
            bound == RowBound.Table ? RowBound.Unknown : Looser(bound, RowBound.PerParent),
        _ => bound,
    };

    /// <summary>
    /// The enum is ordered from the tightest known bound to none; what is not known bounds a table, but nothing that is bounded
    /// already.
    /// </summary>
    private static RowBound Tighter(RowBound one, RowBound? other) => other switch
    {
        null => one,
        RowBound.Unknown => one == RowBound.Table ? RowBound.Unknown : one,
        { } bound => one == RowBound.Unknown || bound < one ? bound : one,
    };

    private static RowBound? Tighter(RowBound? one, RowBound? other) => one is { } bound ? Tighter(bound, other) : other;

    private RowBound? Taken(IOperation? count) => count?.Unwrapped.ConstantValue switch
    {
        { HasValue: true, Value: int constant } =>
            constant <= model.Options.PageLimit(count.Syntax.SyntaxTree) ? RowBound.AtMost : null,
        _ => RowBound.Page,
    };

    /// <summary>The bound that a filter sets; of one that is not written here nothing is known.</summary>
    private RowBound? Filtered(IAnonymousFunctionOperation? lambda) =>
        lambda is not { ReturnedValue: { } predicate, Symbol.Parameters: [var row, ..] } ? RowBound.Unknown
        : IsRow(row.Type) ? Held(predicate, row)
        : Conjuncts(predicate).All(PicksShare) ? null
        : RowBound.Unknown;

    /// <summary>Whether a filter is about rows of the table, and not about what was made of them.</summary>
    private bool IsRow(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.TypeParameter => true,
        TypeKind.Interface => entity.Symbol.AllInterfaces.Contains(type, SymbolEqualityComparer.Default),
        _ => type is INamedTypeSymbol named
            && (EfSymbols.DerivesFrom(entity.Symbol, named) || EfSymbols.DerivesFrom(named, entity.Symbol)),
    };

    /// <summary>
    /// Whether a condition leaves a share of the rows, whatever they are: a flag, or a comparison that is none of equality.
    /// </summary>
    private static bool PicksShare(IOperation condition) => condition switch
    {
        IMemberReferenceOperation or IUnaryOperation => true,
        IBinaryOperation { OperatorKind: var kind } => kind is BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
        _ => false,
    };

    /// <summary>The bound that a condition sets.</summary>
    private RowBound? Held(IOperation predicate, IParameterSymbol row)
    {
        var equal = new HashSet<string>(StringComparer.Ordinal);
        RowBound? bound = null;
        var selective = false;
        foreach (var condition in Conjuncts(predicate))
        {
            if (EqualColumn(condition, row) is { } column)
                selective |= equal.Add(column) && IsSelective(condition, column);
            else
                bound = Tighter(bound, OtherBound(condition, row));
        }

        if (entity.IsUnique(equal))
            return RowBound.One;
        return Tighter(bound, equal.Any(entity.IsForeignKey) ? RowBound.PerParent : selective ? RowBound.Selected : null);
    }

    /// <summary>The bound of a condition other than that a column equals a value.</summary>
    private RowBound? OtherBound(IOperation condition, IParameterSymbol row)
    {
        if (IsInQuery(condition, row))
            return RowBound.Unknown;
        if (ColumnInList(condition, row) is { } listed)
        {
            return entity.IsUnique([listed]) ? RowBound.Keys
                : entity.IsForeignKey(listed) ? RowBound.PerParent
                : HasManyValues(listed) ? RowBound.Selected
                : null;
        }

        return Either(condition, row) ?? OfChildren(condition, row)
            ?? (BelongsToOne(condition, row) ? RowBound.PerParent : null);
    }

    /// <summary>
    /// The rows of which a child is one that is asked for: <c>order.Lines.Any(l =&gt; l.ProductId == id)</c>.
    /// </summary>
    private RowBound? OfChildren(IOperation condition, IParameterSymbol row) =>
        condition is IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Any) } call
        && call.Receiver?.Unwrapped is IPropertyReferenceOperation { Instance: { } owner, Property: var navigation }
        && IsParameter(owner, row)
        && EfSymbols.TargetOf(navigation.Type) is INamedTypeSymbol target
        && call.Lambda() is { ReturnedValue: { } predicate, Symbol.Parameters: [var child] }
            ? new RowCounter(model, model.Entities.TypeOf(target)).Held(predicate, child) switch
            {
                null => null,
                RowBound.Unknown => RowBound.Unknown,
                RowBound.Selected => RowBound.Selected,
                _ => RowBound.PerParent,
            }
            : null;

    /// <summary>The looser of the bounds that both sides of an <c>||</c> set.</summary>
    private RowBound? Either(IOperation condition, IParameterSymbol row) =>
        condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either
        && Held(either.LeftOperand, row) is { } left && Held(either.RightOperand, row) is { } right
            ? Looser(Looser(left, right), RowBound.AtMost)
            : null;

    /// <summary>A bound of two ways holds if it holds on both; what is not known of one is not known.</summary>
    private static RowBound Looser(RowBound one, RowBound other) =>
        one == RowBound.Unknown || other == RowBound.Unknown ? RowBound.Unknown : (RowBound)Math.Max((int)one, (int)other);

    /// <summary>
    /// Whether the row belongs to one other entity: <c>line.Order == order</c>, <c>line.Order.Id == id</c>,
    /// <c>line.Order.CustomerId == id</c>.
    /// </summary>
    private bool BelongsToOne(IOperation condition, IParameterSymbol row) =>
        condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality
        && (IsOwner(equality.LeftOperand, equality.RightOperand, row)
            || IsOwner(equality.RightOperand, equality.LeftOperand, row));

    private bool IsOwner(IOperation side, IOperation value, IParameterSymbol row)
    {
        if (value.Mentions(row) || value.IsNull || side.Unwrapped is not IPropertyReferenceOperation member)
            return false;
        if (member.Instance?.Unwrapped is IParameterReferenceOperation own)
            return IsParameter(own, row) && entity.IsNavigation(member.Property);

        return member.Instance?.Unwrapped is IPropertyReferenceOperation { Property.Type: INamedTypeSymbol owner }
            && member.Mentions(row)
            && model.Entities.TypeOf(owner) is var principal
            && (principal.IsUnique([member.Property.Name]) || principal.IsForeignKey(member.Property.Name));
    }

    private static IEnumerable<IOperation> Conjuncts(IOperation condition) =>
        condition.Unwrapped is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both
            ? Conjuncts(both.LeftOperand).Concat(Conjuncts(both.RightOperand))
            : [condition.Unwrapped];

    /// <summary>The column that a condition holds equal to a value that does not depend on the row.</summary>
    private static string? EqualColumn(IOperation condition, IParameterSymbol row) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
            ColumnAgainst(equality.LeftOperand, equality.RightOperand, row)
                ?? ColumnAgainst(equality.RightOperand, equality.LeftOperand, row),
        IInvocationOperation { TargetMethod.Name: nameof(Equals), Instance: { } instance, Arguments: [var argument] } =>
            ColumnAgainst(instance, argument.Value, row) ?? ColumnAgainst(argument.Value, instance, row),
        IInvocationOperation { TargetMethod: { Name: nameof(Equals), IsStatic: true }, Arguments: [var one, var other] } =>
            ColumnAgainst(one.Value, other.Value, row) ?? ColumnAgainst(other.Value, one.Value, row),
        _ => null,
    };

    private static string? ColumnAgainst(IOperation column, IOperation value, IParameterSymbol row) =>
        Column(column, row) is { } name
            && !value.Mentions(row)
            && value.Unwrapped.ConstantValue is not { HasValue: true, Value: null }
            ? name
            : null;

    /// <summary>
    /// Whether a condition may pick few rows: a value known only at run time for a column that can have many. A flag, a status or
    /// a constant leaves a share of the table.
    /// </summary>
    private bool IsSelective(IOperation condition, string column) =>
        condition.Descendants().All(static o => o.ConstantValue is not { HasValue: true } || o is IConversionOperation)
        && HasManyValues(column);

    private bool HasManyValues(string column) =>
        entity.Property(column)?.Type is { } type
        && WithoutNull(type) is { TypeKind: not TypeKind.Enum, SpecialType: not SpecialType.System_Boolean };

    private static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] }
            ? value
            : type;

    /// <summary>
    /// Whether a column is one of those that another query gives, which may be few: it filters, or it is composed elsewhere.
    /// </summary>
    private bool IsInQuery(IOperation condition, IParameterSymbol row) =>
        condition is IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Contains) } call
        && call.Receiver is { } list && !list.Mentions(row) && model.Symbols.IsQueryable(list.Unwrapped.Type)
        && !IsWholeTable(list);

    private bool IsWholeTable(IOperation query) => query.Unwrapped switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Select), Arguments: [{ Value: var selected }, ..] } =>
            IsWholeTable(selected),
        var source => model.Symbols.ElementOfSet(source.Type) is not null,
    };

    private string? ColumnInList(IOperation condition, IParameterSymbol row) =>
        condition is IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Contains) } call
        && call.Receiver is { } list && !list.Mentions(row) && !model.Symbols.IsQueryable(list.Unwrapped.Type)
        && call.ArgumentAfterReceiver() is { } item
            ? Column(item, row)
            : null;

    private static string? Column(IOperation value, IParameterSymbol row) => value.Unwrapped switch
    {
        IPropertyReferenceOperation { Property.Name: "Value",
            Instance: { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable } =>
            Column(nullable, row),
        IPropertyReferenceOperation { Instance: { } owner } member when IsParameter(owner, row) => member.Property.Name,
        IInvocationOperation { TargetMethod: { Name: "Property", IsStatic: true } property } call
            when EfSymbols.IsEfCore(property) && call.ArgumentOf(0) is { } owner && IsParameter(owner, row) =>
            call.ArgumentOf(1)?.ConstantValue.Value as string,
        _ => null,
    };

    private static bool IsParameter(IOperation value, IParameterSymbol row) =>
        value.Unwrapped is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, row);
}
