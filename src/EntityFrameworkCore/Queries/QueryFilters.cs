using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>The filters that the model adds to a query without a word in it.</summary>
internal static class QueryFilters
{
    /// <summary>Those of the entity that is walked, with their names where they have any.</summary>
    public static IReadOnlyList<string> Of(ChunkableQuery query)
    {
        var source = query.Source;
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        while (source is MethodCallExpression call)
        {
            if (call.Method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters))
            {
                if (call.Arguments.Count == 1)
                    return [];
                ignored.UnionWith(Names(call.Arguments[1]));
            }

            source = call.Arguments[0];
        }

        return source is EntityQueryRootExpression { EntityType: var entity } ? Of(entity.GetRootType(), ignored) : [];
    }

#if NET10_0_OR_GREATER
    private static IReadOnlyList<string> Of(IEntityType entity, HashSet<string> ignored) =>
    [
        .. entity.GetDeclaredQueryFilters()
            .Where(filter => filter.Key is null || !ignored.Contains(filter.Key))
            .Select(filter => filter.Key is null ? $"{filter.Expression}" : $"{filter.Key}: {filter.Expression}"),
    ];
#else
    private static IReadOnlyList<string> Of(IEntityType entity, HashSet<string> ignored)
    {
        _ = ignored; // Filters have names from EF Core 10 on.
        return entity.GetQueryFilter() is { } filter ? [$"{filter}"] : [];
    }
#endif

    private static IEnumerable<string> Names(Expression argument) =>
        Expression.Lambda<Func<IEnumerable<string>>>(argument).Compile(preferInterpretation: true)();
}
