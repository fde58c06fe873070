using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class RefundedCustomerReport(ShopContext db)
{
    public async Task<int> CountAsync(Region region, CancellationToken cancellationToken)
    {
        var refunded = await db.Orders
            .Where(o => o.Status == OrderStatus.Refunded)
            .Select(o => o.CustomerId)
            .ToListAsync(cancellationToken);
        return await db.Customers.CountAsync(c => c.Region == region && refunded.Contains(c.Id), cancellationToken);
    }
}
