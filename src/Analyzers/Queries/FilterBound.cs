using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides how many rows of a table pass a filter, condition by condition.</summary>
internal sealed class FilterBound(QueryModel model, EntityType entity)
{
    /// <summary>The bound that a condition sets.</summary>
    internal RowBound? Of(IOperation predicate, IParameterSymbol row)
    {
        var equal = new HashSet<string>(StringComparer.Ordinal);
        var conditions = Conjuncts(predicate).ToList();
        RowBound? bound = IsWindow(conditions, row) ? RowBound.Selected : null;
        foreach (var condition in conditions)
        {
            if (EqualColumn(condition, row) is { } column)
                equal.Add(column);
            bound = And(bound, EqualBound(condition, row) ?? OtherBound(condition, row) ?? BoundByValue(condition, row)
                ?? (Picks(condition, row) ? RowBound.Share : null));
        }

        if (entity.IsUnique(equal))
            return RowBound.One;
        return And(bound, equal.Any(entity.IsForeignKey) ? RowBound.PerParent : null);
    }

    private static RowBound? And(RowBound? one, RowBound? other) => one is { } bound ? bound.Within(other) : other;

    /// <summary>The bound of a condition other than that a column equals a value.</summary>
    private RowBound? OtherBound(IOperation condition, IParameterSymbol row)
    {
        if (IsInQuery(condition, row))
            return RowBound.Unknown;
        if (InList(condition, row) is { } listed)
            return listed;

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
            ? OfParents(new FilterBound(model, model.Entities.TypeOf(target)).Of(predicate, child))
            : null;

    private static RowBound? OfParents(RowBound? ofChildren) =>
        ofChildren is null or RowBound.Unknown or RowBound.Selected or RowBound.Share ? ofChildren : RowBound.PerParent;

    /// <summary>The looser of the bounds that both sides of an <c>||</c> set.</summary>
    private RowBound? Either(IOperation condition, IParameterSymbol row) =>
        condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either
        && Of(either.LeftOperand, row) is { } left && Of(either.RightOperand, row) is { } right
            ? left.OrElse(right).OrElse(RowBound.AtMost)
            : null;

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

    /// <summary>The conditions that a filter joins with <c>&amp;&amp;</c>.</summary>
    internal static IEnumerable<IOperation> Conjuncts(IOperation condition) =>
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
    /// The bound of the rows that have one value in a column that can have many: a few, where it is known only at run time.
    /// </summary>
    private RowBound? EqualBound(IOperation condition, IParameterSymbol row) =>
        EqualColumn(condition, row) is { } column && HasManyValues(column)
        && condition.Descendants().All(static o => o.ConstantValue is not { HasValue: true } || o is IConversionOperation)
            ? RowBound.Selected
            : null;

    /// <summary>
    /// Whether a condition says what the rows are, and not what they are not: what is picked is a share, and may be a small one;
    /// what is left when something is kept out is most of the table.
    /// </summary>
    private bool Picks(IOperation condition, IParameterSymbol row) => condition switch
    {
        _ when !condition.Mentions(row) => false,
        IUnaryOperation => condition.Descendants().Any(part => model.Symbols.ReachesDatabase(part.Type)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either =>
            Picks(either.LeftOperand.Unwrapped, row) && Picks(either.RightOperand.Unwrapped, row),
        IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: false } } => false,
        IPropertyReferenceOperation { Property.Name: "HasValue" } => false,
        { ConstantValue.HasValue: true } => false,
        _ => true,
    };

    private bool HasManyValues(string column) =>
        entity.Property(column)?.Type is { } type && IsOfMany(type);

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

    /// <summary>The bound that a list held by the caller sets, by what it is a list of.</summary>
    private RowBound? InList(IOperation condition, IParameterSymbol row)
    {
        if (condition is not IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Contains) } call
            || call.Receiver is not { } list || list.Mentions(row) || model.Symbols.IsQueryable(list.Unwrapped.Type)
            || list.Unwrapped.Type?.SpecialType == SpecialType.System_String
            || call.ArgumentAfterReceiver() is not { } item || !item.Mentions(row))
            return null;

        return Column(item, row) switch
        {
            { } key when entity.IsUnique([key]) => RowBound.Keys,
            { } owner when entity.IsForeignKey(owner) => RowBound.PerParent,
            { } column when !HasManyValues(column) => null,
            _ => IsOfMany(item) ? RowBound.Selected : null,
        };
    }

    /// <summary>The bound of a condition that asks the row, in whatever way, for a value known only at run time.</summary>
    private RowBound? BoundByValue(IOperation condition, IParameterSymbol row) => condition switch
    {
        IUnaryOperation => null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals or BinaryOperatorKind.ConditionalOr } => null,
        _ when !DependsOnValue(condition, row) => null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
            IsOfMany(equality.LeftOperand) && IsOfMany(equality.RightOperand) ? RowBound.Selected : null,
        IInvocationOperation { TargetMethod.Name: nameof(Equals) } => RowBound.Selected,
        _ => RowBound.Share,
    };

    /// <summary>
    /// Whether a condition asks the row for a value that is known only at run time: a variable, a clock, but no table.
    /// </summary>
    private bool DependsOnValue(IOperation condition, IParameterSymbol row) => condition.Mentions(row)
        && condition.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation { Local.IsConst: false } or IFieldReferenceOperation { Field.IsConst: false }
            or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } =>
            !part.ConstantValue.HasValue && !model.Symbols.ReachesDatabase(part.Type),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: var kind } } =>
            kind != MethodKind.AnonymousFunction && !model.Symbols.ReachesDatabase(part.Type),
        _ => false,
    });

    /// <summary>Whether a value can have many values: a flag or a status leaves a share of the table.</summary>
    private static bool IsOfMany(IOperation value) => value.Unwrapped.Type is { } type && IsOfMany(type);

    private static bool IsOfMany(ITypeSymbol type) =>
        WithoutNull(type) is { TypeKind: not TypeKind.Enum, SpecialType: not SpecialType.System_Boolean };

    /// <summary>Whether two comparisons hold one column between values that are known only at run time.</summary>
    private bool IsWindow(List<IOperation> conditions, IParameterSymbol row)
    {
        var ends = conditions.OfType<IBinaryOperation>().Where(c => DependsOnValue(c, row)).Select(c => End(c, row)).ToList();
        return ends.Any(end => end is (var column, true) && ends.Contains((column, false)));
    }

    /// <summary>The column that a comparison bounds, and whether from below.</summary>
    private static (string Column, bool IsLower)? End(IBinaryOperation comparison, IParameterSymbol row)
    {
        var isGreater = comparison.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!isGreater && comparison.OperatorKind is not (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual))
            return null;

        return comparison.LeftOperand.Mentions(row)
            ? (comparison.LeftOperand.Unwrapped.Syntax.ToString(), isGreater)
            : (comparison.RightOperand.Unwrapped.Syntax.ToString(), !isGreater);
    }

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
