using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides how many rows a query can yield, operator by operator.</summary>
internal sealed class RowCounter(QueryModel model, EntityType entity)
{
    internal RowBound Count(Query query)
    {
        var bound = query.Source.Kind == QuerySourceKind.Navigation ? RowBound.PerParent : RowBound.Table;
        foreach (var step in query.Steps)
            bound = After(step, bound);
        return bound;
    }

    private RowBound After(QueryStep step, RowBound bound) => step.Operator switch
    {
        QueryOperator.Where => Tighter(bound, Filtered(step.Lambda)),
        QueryOperator.Take => Tighter(bound, Taken(step.Argument)),
        QueryOperator.FromSql or QueryOperator.GroupBy or QueryOperator.Union or QueryOperator.Concat
            or QueryOperator.Except or QueryOperator.Intersect or QueryOperator.Distinct => Unless(bound is not RowBound.Table, bound),
        QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin or QueryOperator.GroupJoin =>
            bound == RowBound.Table ? RowBound.Unknown : RowBound.PerParent,
        _ => bound,
    };

    private static RowBound Unless(bool keeps, RowBound bound) => keeps ? bound : RowBound.Unknown;

    /// <summary>The enum is ordered from the tightest known bound to none; what is not known bounds a table, but nothing that is bounded already.</summary>
    private static RowBound Tighter(RowBound one, RowBound? other) => other switch
    {
        null => one,
        RowBound.Unknown => one == RowBound.Table ? RowBound.Unknown : one,
        { } bound => one == RowBound.Unknown || bound < one ? bound : one,
    };

    private RowBound? Taken(IOperation? count) => count?.ConstantValue switch
    {
        { HasValue: true, Value: int constant } => constant <= model.Options.PageLimit(count.Syntax.SyntaxTree) ? RowBound.AtMost : null,
        _ => RowBound.Page,
    };

    private RowBound? Filtered(IAnonymousFunctionOperation? lambda)
    {
        if (lambda?.ReturnedValue is not { } predicate || lambda.Symbol.Parameters is not [var row, ..])
            return null;

        var equal = new HashSet<string>(StringComparer.Ordinal);
        RowBound? bound = null;
        var selective = false;
        foreach (var condition in Conjuncts(predicate))
        {
            if (EqualColumn(condition, row) is { } column)
                selective |= equal.Add(column) && IsSelective(condition, column);
            else if (ColumnInList(condition, row) is { } listed && entity.IsUnique([listed]))
                bound = RowBound.Keys;
        }

        if (entity.IsUnique(equal))
            return RowBound.One;
        return bound ?? (equal.Any(entity.IsForeignKey) ? RowBound.PerParent : selective ? RowBound.Unknown : null);
    }

    private static IEnumerable<IOperation> Conjuncts(IOperation condition) =>
        condition.Unwrapped is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both
            ? Conjuncts(both.LeftOperand).Concat(Conjuncts(both.RightOperand))
            : [condition.Unwrapped];

    /// <summary>The column that a condition holds equal to a value that does not depend on the row.</summary>
    private static string? EqualColumn(IOperation condition, IParameterSymbol row) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
            ColumnAgainst(equality.LeftOperand, equality.RightOperand, row) ?? ColumnAgainst(equality.RightOperand, equality.LeftOperand, row),
        IInvocationOperation { TargetMethod.Name: nameof(Equals), Instance: { } instance, Arguments: [var argument] } =>
            ColumnAgainst(instance, argument.Value, row),
        _ => null,
    };

    private static string? ColumnAgainst(IOperation column, IOperation value, IParameterSymbol row) =>
        Column(column, row) is { } name && !value.Mentions(row) && value.Unwrapped.ConstantValue is not { HasValue: true, Value: null } ? name : null;

    /// <summary>
    /// Whether a condition may pick few rows: a value known only at run time for a column that can have many. A flag, a status or a
    /// constant leaves a share of the table.
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
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } member when nullable.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && member.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => Column(nullable, row),
        IPropertyReferenceOperation { Instance: { } owner } member when owner.Unwrapped is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, row) => member.Property.Name,
        _ => null,
    };
}
