using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Api;

public sealed class CatalogueEndpoints(ShopContext db)
{
    /// <summary>Ten rows from the model's own data: small, and read whole on purpose.</summary>
    public Task<List<Category>> CategoriesAsync(CancellationToken cancellationToken) =>
        db.Categories.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken);

    public Task<byte[]?> ImageAsync(string sku, CancellationToken cancellationToken) =>
        db.Products.Where(p => p.Sku == sku).Select(p => p.Image).FirstOrDefaultAsync(cancellationToken);
}
