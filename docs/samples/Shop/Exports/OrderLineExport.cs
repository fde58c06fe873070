using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>Every order line, page by page, for the warehouse.</summary>
public sealed class OrderLineExport(ShopContext db)
{
    private const int PageSize = 5000;

    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var page = 0;
        while (true)
        {
            var lines = await db.OrderLines
                .OrderBy(l => l.Id)
                .Skip(page * PageSize)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            if (lines.Count == 0)
                break;

            foreach (var line in lines)
            {
                var text = string.Create(
                    CultureInfo.InvariantCulture, $"{line.OrderId};{line.ProductId};{line.Quantity};{line.UnitPrice}");
                await writer.WriteLineAsync(text);
            }

            page++;
        }
    }
}
