namespace Rowbound;

/// <summary>Which queries can be written in chunks: those whose rows are the rows of one set.</summary>
internal static class WritableQuery
{
    /// <exception cref="UnchunkableQueryException">The rows are others, or a part of them.</exception>
    public static ChunkableQuery From(IQueryable query, string operation)
    {
        foreach (var call in QuerySpine.Of(query).Operators)
        {
            if (call.Method.DeclaringType == typeof(Queryable))
                EnsureKeepsRows(call.Method.Name);
        }

        var chunkable = ChunkableQuery.From(query);
        return chunkable.ReturnsEntities ? chunkable : throw Refusals.WritesWhatSelectMade(operation);
    }

    /// <exception cref="UnchunkableQueryException">A setter moves rows in the order in which they are walked.</exception>
    public static void EnsureKeepsKey(ChunkableQuery query, SetBasedWrite write)
    {
        foreach (var target in write.Targets)
        {
            if (Columns.Find(query.Entity, target.Parameters[0], target.Body) is { } property
                && query.Key.Any(column => column.Property == property))
            {
                throw Refusals.SetsKeyColumn(property);
            }
        }
    }

    private static void EnsureKeepsRows(string name)
    {
        if (name is nameof(Queryable.Take) or nameof(Queryable.Skip))
            throw Refusals.LimitedWrite(name);
        if (name is not (nameof(Queryable.Where) or nameof(Queryable.OfType) or nameof(Queryable.Select)
            or nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending)
            or nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending)))
        {
            throw Refusals.WritesOtherRows(name);
        }
    }
}
