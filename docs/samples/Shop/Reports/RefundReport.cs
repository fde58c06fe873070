using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class RefundReport(ShopContext db)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        (await db.Orders.ToListAsync(cancellationToken)).Count(o => o.Status == OrderStatus.Refunded);
}
