using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>The picture of one product, for the printers of the catalogue.</summary>
public sealed class ImageExport(ShopContext db)
{
    public async Task WriteAsync(string sku, Stream output, CancellationToken cancellationToken)
    {
        var image = await db.Products.Where(p => p.Sku == sku).Select(p => p.Image).SingleAsync(cancellationToken);
        await output.WriteAsync(image, cancellationToken);
    }
}
