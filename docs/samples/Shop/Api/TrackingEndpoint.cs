using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Api;

public sealed class TrackingEndpoint(ShopContext db)
{
    /// <summary>Where the parcel is, for the page that customers look at most.</summary>
    public async Task<string> StatusAsync(int orderId, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
        return order is null ? "unknown" : order.Status.ToString();
    }
}
