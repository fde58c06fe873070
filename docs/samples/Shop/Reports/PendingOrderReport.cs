using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class PendingOrderReport(ShopContext db)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        await db.Orders.AsAsyncEnumerable().CountAsync(o => o.Status == OrderStatus.Pending, cancellationToken);
}
