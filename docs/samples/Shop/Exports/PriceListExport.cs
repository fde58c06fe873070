using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>The printed price list: article number, name and price of what can be ordered.</summary>
public sealed class PriceListExport(ShopContext db)
{
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var products = await db.Products
            .Where(p => !p.Discontinued)
            .OrderBy(p => p.Sku)
            .ToListAsync(cancellationToken);

        foreach (var product in products)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{product.Sku};{product.Name};{product.Price:F2}");
            await writer.WriteLineAsync(line);
        }
    }
}
