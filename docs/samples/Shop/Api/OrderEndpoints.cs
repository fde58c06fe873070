using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Api;

public sealed class OrderEndpoints(ShopContext db)
{
    /// <summary>The newest orders of a customer: bounded, but tracked for nothing.</summary>
    public async Task<decimal> RecentValueAsync(int customerId, CancellationToken cancellationToken)
    {
        var recent = await db.Orders
            .Where(o => o.CustomerId == customerId)
            .OrderByDescending(o => o.Id)
            .Take(20)
            .ToListAsync(cancellationToken);

        var value = 0m;
        foreach (var order in recent)
            value += order.Total;

        return value;
    }

    /// <summary>A page of a size that the caller chose: bound by the request.</summary>
    public Task<List<OrderSummary>> PageAsync(int afterId, int size, CancellationToken cancellationToken) =>
        db.Orders
            .Where(o => o.Id > afterId)
            .OrderBy(o => o.Id)
            .Take(size)
            .Select(o => new OrderSummary(o.Id, o.Reference, o.Total))
            .ToListAsync(cancellationToken);

    public Task<Order?> FindAsync(int id, CancellationToken cancellationToken) =>
        db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);

    /// <summary>All of them, one at a time.</summary>
    public IAsyncEnumerable<OrderSummary> Stream() =>
        db.Orders.OrderBy(o => o.Id).Select(o => new OrderSummary(o.Id, o.Reference, o.Total)).AsAsyncEnumerable();
}

public sealed record OrderSummary(int Id, string Reference, decimal Total);
