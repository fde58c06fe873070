using Shop.Data;

namespace Shop.Backfills;

/// <summary>Takes over the customers of another shop: a line for each, with name and address.</summary>
public sealed class CustomerImport(ShopContext db)
{
    private const int BatchSize = 500;

    public async Task<int> RunAsync(TextReader reader, CancellationToken cancellationToken)
    {
        var read = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var parts = line.Split(';');
            db.Customers.Add(new() { Name = parts[0], Email = parts[1], CreatedAt = DateTime.UtcNow });
            if (++read % BatchSize is 0)
                await db.SaveChangesAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return read;
    }
}
