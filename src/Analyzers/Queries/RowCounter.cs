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
        QueryOperator.FromSql or QueryOperator.GroupBy or QueryOperator.Union or QueryOperator.Concat
            or QueryOperator.Except or QueryOperator.Intersect or QueryOperator.Distinct =>
                Unless(bound is not RowBound.Table, bound),
        QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin or QueryOperator.GroupJoin =>
            bound == RowBound.Table ? RowBound.Unknown : RowBound.PerParent,
        _ => bound,
    };

    private static RowBound Unless(bool keeps, RowBound bound) => keeps ? bound : RowBound.Unknown;

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

    private RowBound? Taken(IOperation? count) => count?.ConstantValue switch
    {
        { HasValue: true, Value: int constant } =>
            constant <= model.Options.PageLimit(count.Syntax.SyntaxTree) ? RowBound.AtMost : null,
        _ => RowBound.Page,
    };

    /// <summary>The bound that a filter sets; of one that is not written here nothing is known.</summary>
    private RowBound? Filtered(IAnonymousFunctionOperation? lambda) =>
        lambda is null ? RowBound.Unknown
        : lambda.ReturnedValue is { } predicate && lambda.Symbol.Parameters is [var row, ..] ? Held(predicate, row)
        : null;

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
            else if (ColumnInList(condition, row) is { } listed)
                bound = Tighter(
                    bound, entity.IsUnique([listed]) ? RowBound.Keys : entity.IsForeignKey(listed) ? RowBound.PerParent : null);
            else
                bound = Tighter(bound, Either(condition, row) ?? (BelongsToOne(condition, row) ? RowBound.PerParent : null));
        }

        if (entity.IsUnique(equal))
            return RowBound.One;
        return Tighter(bound, equal.Any(entity.IsForeignKey) ? RowBound.PerParent : selective ? RowBound.Selected : null);
    }

    /// <summary>The looser of the bounds that both sides of an <c>||</c> set.</summary>
    private RowBound? Either(IOperation condition, IParameterSymbol row) =>
        condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either
        && Held(either.LeftOperand, row) is { } left && Held(either.RightOperand, row) is { } right
            ? (RowBound)Math.Max((int)Looser(left, right), (int)RowBound.AtMost)
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
            return SymbolEqualityComparer.Default.Equals(own.Parameter, row) && entity.IsNavigation(member.Property);

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
            ColumnAgainst(instance, argument.Value, row),
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
        && entity.Property(column)?.Type is { TypeKind: not TypeKind.Enum, SpecialType: not SpecialType.System_Boolean };

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
        IPropertyReferenceOperation { Instance: { } owner } member when owner.Unwrapped is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, row) => member.Property.Name,
        _ => null,
    };
}
