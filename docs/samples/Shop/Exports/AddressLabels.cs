using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>A label for every parcel that waits, with their number on the first line.</summary>
public sealed class AddressLabels(ShopContext db)
{
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var orders = await db.Orders
            .AsNoTracking()
            .Include(o => o.Customer)
            .Where(o => o.Status == OrderStatus.Paid)
            .OrderBy(o => o.Id)
            .ToListAsync(cancellationToken);

        await writer.WriteLineAsync($"{orders.Count} labels");
        foreach (var order in orders)
            await writer.WriteLineAsync($"{order.Customer.Name}, {order.ShippingAddress} ({order.Reference})");
    }
}
