using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides how many rows a query can yield, operator by operator.</summary>
internal sealed class RowCounter(QueryModel model, EntityType entity)
{
    internal RowBound Count(Query query) => query.Fold(
        static source => source.Kind == QuerySourceKind.Navigation ? RowBound.PerParent : RowBound.Table,
        After,
        static (one, other) => one.OrElse(other));

    private RowBound After(QueryStep step, RowBound bound) => step.Operator switch
    {
        QueryOperator.Where => bound.Within(Filtered(step.Lambda)),
        QueryOperator.Take => bound.Within(Taken(step.Argument)),
        QueryOperator.FromSql or QueryOperator.GroupBy or QueryOperator.Except or QueryOperator.Intersect
            or QueryOperator.Distinct =>
                bound == RowBound.Table ? RowBound.Unknown : bound,
        QueryOperator.Union or QueryOperator.Concat => RowBound.Unknown,
        QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin or QueryOperator.GroupJoin =>
            bound == RowBound.Table ? RowBound.Unknown : bound.OrElse(RowBound.PerParent),
        _ => bound,
    };

    private RowBound? Taken(IOperation? count) => count?.Unwrapped.ConstantValue switch
    {
        { HasValue: true, Value: int constant } =>
            constant <= model.Options.In(count.Syntax.SyntaxTree).PageLimit ? RowBound.AtMost : null,
        _ => RowBound.Page,
    };

    /// <summary>The bound that a filter sets; of one that is not written here nothing is known.</summary>
    private RowBound? Filtered(IAnonymousFunctionOperation? lambda) =>
        lambda is not { ReturnedValue: { } predicate, Symbol.Parameters: [var row, ..] } ? RowBound.Unknown
        : IsRow(row.Type) ? new FilterBound(model, entity).Of(predicate, row)
        : FilterBound.Conjuncts(predicate).All(PicksShare) ? null
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
}
