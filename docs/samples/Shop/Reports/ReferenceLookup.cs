using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

/// <summary>Which order a reference on a letter means; loaded once, as references do not change.</summary>
public sealed class ReferenceLookup(ShopContext db)
{
    private static Dictionary<string, int>? s_orders;

    public async Task<int?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        s_orders ??= await db.Orders
            .Select(o => new { o.Reference, o.Id })
            .ToDictionaryAsync(o => o.Reference, o => o.Id, cancellationToken);
        return s_orders.TryGetValue(reference, out var id) ? id : null;
    }
}
