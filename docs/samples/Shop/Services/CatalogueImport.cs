using Shop.Data;

namespace Shop.Services;

public sealed class CatalogueImport(ShopContext db)
{
    public async Task<int> ImportAsync(IEnumerable<Product> products, CancellationToken cancellationToken)
    {
        var imported = 0;
        foreach (var batch in products.Chunk(100))
        {
            db.Products.AddRange(batch);
            imported += await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return imported;
    }
}
