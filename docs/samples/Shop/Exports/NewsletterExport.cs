using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>Name and address of every customer, for the newsletter.</summary>
public sealed class NewsletterExport(ShopContext db)
{
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var lines = 0;
        await foreach (var customer in db.Customers
            .AsNoTracking()
            .Include(c => c.Orders)
            .OrderBy(c => c.Id)
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync($"{++lines};{customer.Email};{customer.Name}");
        }
    }
}
