using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Api;

/// <summary>Tells the call centre whether a reference is one of ours, without a scope of its own for each call.</summary>
public static class ReferenceCheck
{
    private static ShopContext? _db;

    public static Task<bool> IsKnownAsync(string path, string reference, CancellationToken cancellationToken)
    {
        _db ??= ShopDatabase.Open(path, readOnly: true);
        return _db.Orders.AnyAsync(o => o.Reference == reference, cancellationToken);
    }
}
