using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

/// <summary>How many pieces of each product were sold.</summary>
public sealed class DemandReport(ShopContext db)
{
    public async Task<SortedDictionary<int, int>> CountAsync(CancellationToken cancellationToken)
    {
        var sold = new SortedDictionary<int, int>();
        await foreach (var line in db.OrderLines
            .AsNoTrackingWithIdentityResolution()
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            sold[line.ProductId] = sold.GetValueOrDefault(line.ProductId) + line.Quantity;
        }

        return sold;
    }
}
