using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Api;

public sealed class HistoryEndpoint(ShopContext db)
{
    /// <summary>What a customer has ordered so far.</summary>
    public Task<List<OrderSummary>> OrdersAsync(int customerId, CancellationToken cancellationToken) =>
        db.Orders
            .Where(o => o.CustomerId == customerId)
            .OrderByDescending(o => o.Id)
            .Select(o => Summarise(o))
            .ToListAsync(cancellationToken);

    private static OrderSummary Summarise(Order order) => new(order.Id, order.Reference, order.Total);
}
