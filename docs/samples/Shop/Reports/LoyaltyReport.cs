using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class LoyaltyReport(ShopContext db)
{
    public async Task<(int Once, int Often)> CountAsync(Region region, CancellationToken cancellationToken)
    {
        var (once, often) = (0, 0);
        await foreach (var customer in db.Customers.AsNoTracking().Where(c => c.Region == region).AsAsyncEnumerable())
        {
            var orders = await db.Orders.CountAsync(o => o.CustomerId == customer.Id, cancellationToken);
            once += orders == 1 ? 1 : 0;
            often += orders > 1 ? 1 : 0;
        }

        return (once, often);
    }
}
