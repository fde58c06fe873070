using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class RevenueReport(ShopContext db)
{
    public async Task<decimal> TotalAsync(CancellationToken cancellationToken)
    {
        var total = 0m;
        foreach (var order in await db.Orders.ToListAsync(cancellationToken))
            total += order.Total;

        return total;
    }
}
