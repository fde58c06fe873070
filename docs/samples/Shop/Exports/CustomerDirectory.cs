using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Exports;

/// <summary>All customers, with their number on the first line as the mail house wants it.</summary>
public sealed class CustomerDirectory(ShopContext db)
{
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var customers = await db.Customers.OrderBy(c => c.Id).ToListAsync(cancellationToken);

        await writer.WriteLineAsync($"{customers.Count} customers");
        foreach (var customer in customers)
            await writer.WriteLineAsync($"{customer.Name} <{customer.Email}>");
    }
}
