using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Services;

public sealed class CustomerService(ShopContext db)
{
    public async Task<Customer> RegisterAsync(string name, string email, Region region, CancellationToken cancellationToken)
    {
        if (await db.Customers.AnyAsync(c => c.Email == email, cancellationToken))
            throw new InvalidOperationException($"'{email}' is already registered.");

        var customer = new Customer { Name = name, Email = email, Region = region, CreatedAt = DateTime.UtcNow };
        await db.Customers.AddAsync(customer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return customer;
    }
}
