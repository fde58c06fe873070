using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class ActiveCustomerReport(ShopContext db)
{
    /// <summary>How many customers have ordered, and the newest of them.</summary>
    public async Task<(int Count, int Newest)> SummariseAsync(CancellationToken cancellationToken)
    {
        var orders = await db.Orders.Select(o => o.CustomerId).ToListAsync(cancellationToken);
        var customers = orders.ToHashSet();

        var newest = 0;
        foreach (var customer in customers)
            newest = Math.Max(newest, customer);

        return (customers.Count, newest);
    }
}
