using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Api;

public sealed class SupportEndpoints(ShopContext db)
{
    /// <summary>What the help desk wants to see of an order: what was bought, and what the customer has ordered besides.</summary>
    public Task<Order?> CaseAsync(int orderId, CancellationToken cancellationToken) =>
        db.Orders
            .Include(o => o.Lines)
            .Include(o => o.Customer)
            .ThenInclude(c => c.Orders)
            .FirstOrDefaultAsync(o => o.Id == orderId, cancellationToken);
}
