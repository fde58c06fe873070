using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class OpenOrderReport(ShopContext db)
{
    /// <summary>What the open orders of a customer are worth, and when the oldest of them was placed.</summary>
    public async Task<(decimal Value, DateTime Oldest)> SummariseAsync(int customerId, CancellationToken cancellationToken)
    {
        var orders = await db.Orders
            .Where(o => o.CustomerId == customerId && o.Status == OrderStatus.Pending)
            .ToListAsync(cancellationToken);

        var value = 0m;
        foreach (var order in orders)
            value += order.Total;

        var oldest = DateTime.MaxValue;
        foreach (var order in orders)
            oldest = order.PlacedAt < oldest ? order.PlacedAt : oldest;

        return (value, oldest);
    }
}
