using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Backfills;

/// <summary>Marks the names of products that are no longer sold.</summary>
public sealed class DiscontinuedNames(ShopContext db)
{
    public async Task MarkAsync(CancellationToken cancellationToken)
    {
        var discontinued = db.Products.Where(p => p.Discontinued).Select(p => new { p.Id, p.Name });
        await foreach (var product in discontinued.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var name = $"{product.Name.Trim()} (discontinued)";
            await db.Products
                .Where(p => p.Id == product.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, name), cancellationToken);
        }
    }
}
