using System.Linq.Expressions;

namespace Rowbound;

/// <summary>
/// A query that can be walked by key: <paramref name="Source"/> yields the rows of the root entity, filtered but neither ordered
/// nor projected; <paramref name="Projection"/> makes the result from a row; <paramref name="Key"/> is a total order of the rows.
/// </summary>
internal sealed record ChunkableQuery(Expression Source, LambdaExpression Projection, IReadOnlyList<KeyColumn> Key)
{
    public ParameterExpression Row => Projection.Parameters[0];

    /// <exception cref="UnchunkableQueryException">The query has another shape; nothing has been sent.</exception>
    public static ChunkableQuery From(IQueryable query)
    {
        var spine = QuerySpine.Of(query);
        if (!spine.IsPlainSet)
            throw Refusals.SourceIsOpaque(spine.Entity);

        return new ChunkableQueryBuilder(spine).Build();
    }
}
