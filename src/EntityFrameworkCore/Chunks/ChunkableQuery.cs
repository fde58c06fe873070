using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>
/// A query that can be walked by key: <paramref name="Source"/> yields the rows of <paramref name="Entity"/>, filtered but
/// neither ordered nor projected; <paramref name="Projection"/> makes the result from a row; <paramref name="Key"/> is a total
/// order of the rows.
/// </summary>
internal sealed record ChunkableQuery(
    IEntityType Entity, Expression Source, LambdaExpression Projection, IReadOnlyList<KeyColumn> Key)
{
    public ParameterExpression Row => Projection.Parameters[0];

    public bool ReturnsEntities => Projection.Body == Row;

    /// <exception cref="UnchunkableQueryException">The query has another shape; nothing has been sent.</exception>
    public static ChunkableQuery From(IQueryable query)
    {
        var spine = QuerySpine.Of(query);
        if (!spine.IsPlainSet)
            throw Refusals.SourceIsOpaque(spine.Entity);

        return new ChunkableQueryBuilder(spine).Build();
    }
}
