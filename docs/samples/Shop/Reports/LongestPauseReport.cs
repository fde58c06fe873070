using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class LongestPauseReport(ReportingContext db)
{
    /// <summary>The longest time in which nobody ordered anything.</summary>
    public async Task<TimeSpan> FindAsync(CancellationToken cancellationToken)
    {
        var longest = TimeSpan.Zero;
        var last = DateTime.MaxValue;
        var placed = db.Orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).Select(o => o.PlacedAt);
        await foreach (var at in placed.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            longest = at - last > longest ? at - last : longest;
            last = at;
        }

        return longest;
    }
}
