using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Tells the memory guard about single queries.</summary>
public static class GuardQueryableExtensions
{
    /// <summary>
    /// Lets this query read so many rows, whatever <see cref="RowboundOptions.MaxRowsPerQuery"/> says. Written into the SQL as a
    /// tag, so it should be a constant: each number is another statement. Without a guard it does nothing.
    /// </summary>
    /// <param name="query">A query on a <c>DbContext</c>.</param>
    /// <param name="rows">The most rows that one execution may read, at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is less than 1.</exception>
    public static IQueryable<T> AllowRows<T>(this IQueryable<T> query, long rows)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return query.TagWith(SqlTags.Allowing(rows));
    }
}
