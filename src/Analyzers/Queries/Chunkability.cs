using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Whether the runtime library can walk a query in chunks by key; what it would refuse at run time is not rewritten to it.
/// </summary>
internal static class Chunkability
{
    internal static bool Of(Query query, EntityType entity)
    {
        if (query.Source.Kind != QuerySourceKind.Set || entity.Key.IsEmpty
            || !entity.Key.All(name => IsKeyColumn(entity.Property(name))))
            return false;

        return query.Fold(
            static _ => Chunks.OfEntities,
            (step, before) => After(step, before, entity),
            static (one, other) => one == other ? one : Chunks.None) != Chunks.None;
    }

    /// <summary>A projection is the last operator: what is composed on it says nothing about the columns of the entity.</summary>
    private static Chunks After(QueryStep step, Chunks before, EntityType entity) => (before, step.Operator) switch
    {
        (Chunks.OfEntities, QueryOperator.Select) => Chunks.OfProjections,
        (Chunks.OfEntities, _) when Allows(step, entity) => Chunks.OfEntities,
        _ => Chunks.None,
    };

    /// <summary>Whether the order of the query is total: by its ordering columns no two rows are equal.</summary>
    internal static bool IsTotallyOrdered(Query query, EntityType entity)
    {
        if (!query.IsStraight)
            return false;

        // As in EF Core, a second OrderBy replaces the first.
        var first = query.Steps.Length - 1;
        while (first > 0 && query.Steps[first].Operator is not (QueryOperator.OrderBy or QueryOperator.OrderByDescending))
            first--;
        return entity.IsUnique([.. query.Steps.Skip(first).Where(static s => s.Operator.Orders)
            .Select(s => OrderingColumn(s) is { } column && IsOf(column, entity) ? column.Name : "")]);
    }

    /// <summary>
    /// Whether the rows come in one order only: it is total, and no operator multiplies rows or puts them in another.
    /// </summary>
    internal static bool HasOneOrder(Query query, EntityType entity) =>
        IsTotallyOrdered(query, entity)
        && query.Steps.All(static s => s.Operator.Orders || s.Operator is QueryOperator.Where or QueryOperator.Select
            or QueryOperator.Take or QueryOperator.Skip or QueryOperator.AsQueryable or QueryOperator.AsEnumerable
            or (>= QueryOperator.AsNoTracking and <= QueryOperator.TagWith));

    /// <summary>
    /// Whether a column of the key or of the order is stored in another form, which the database may compare otherwise.
    /// </summary>
    internal static bool HasConvertedKey(Query query, EntityType entity) =>
        entity.Key.Any(entity.HasConversion)
        || query.Steps.Any(s => s.Operator.Orders && OrderingColumn(s) is { } column && entity.HasConversion(column.Name));

    /// <summary>Whether a column is one of the entity, not of what rows are projected to.</summary>
    private static bool IsOf(IPropertySymbol column, EntityType entity) =>
        SymbolEqualityComparer.Default.Equals(entity.Property(column.Name)?.OriginalDefinition, column.OriginalDefinition);

    /// <summary>
    /// Whether the query orders by one of these columns: what is written to one moves its row before or behind the cursor.
    /// </summary>
    internal static bool OrdersByAny(Query query, ICollection<IPropertySymbol> columns) =>
        query.Steps.Any(s => s.Operator.Orders && OrderingColumn(s) is { } column && columns.Contains(column.OriginalDefinition));

    private static bool Allows(QueryStep step, EntityType entity) => step.Operator switch
    {
        QueryOperator.Where or QueryOperator.Include or QueryOperator.ThenInclude or QueryOperator.AsNoTracking
            or QueryOperator.AsTracking
            or QueryOperator.IgnoreQueryFilters or QueryOperator.IgnoreAutoIncludes or QueryOperator.TagWith
            or QueryOperator.AsQueryable
            or QueryOperator.AsSplitQuery or QueryOperator.AsSingleQuery => true,
        _ => step.Operator.Orders && OrderingColumn(step) is { } column && entity.IsPlainColumn(column) && IsKeyColumn(column),
    };

    private static IPropertySymbol? OrderingColumn(QueryStep step) =>
        step.Lambda?.ReturnedValue?.Unwrapped is IPropertyReferenceOperation { Instance: { } owner } member
            && owner.Unwrapped is IParameterReferenceOperation
            ? member.Property
            : null;

    /// <summary>
    /// A column that a cursor can stand on: never null, and compared by every provider as C# compares its values for equality.
    /// </summary>
    private static bool IsKeyColumn(IPropertySymbol? column) => column?.Type switch
    {
        null => false,
        { SpecialType: SpecialType.System_String } => column.NullableAnnotation == NullableAnnotation.NotAnnotated,
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16
            or SpecialType.System_Byte or SpecialType.System_DateTime } => true,
        { Name: "Guid", IsValueType: true } => true,
        _ => false,
    };

    /// <summary>What the runtime library would walk.</summary>
    private enum Chunks
    {
        None,
        OfEntities,
        OfProjections,
    }
}
