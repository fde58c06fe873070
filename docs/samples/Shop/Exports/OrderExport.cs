using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>Every order as one line of CSV, for the accountants.</summary>
public sealed class OrderExport(ShopContext db)
{
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteLineAsync("reference;placed;status;total;address");

        var orders = await db.Orders.OrderBy(o => o.Id).ToListAsync(cancellationToken);
        foreach (var order in orders)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Reference};{order.PlacedAt:O};{order.Status};{order.Total};{order.ShippingAddress}");
            await writer.WriteLineAsync(line);
        }
    }
}
