using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Backfills;

/// <summary>Forgets sign-ins after a while. One statement, no rows in memory: nothing to find here.</summary>
public sealed class AuditRetention(ShopContext db)
{
    public Task<int> ForgetSignInsAsync(DateTime before, CancellationToken cancellationToken) =>
        db.AuditLog
            .Where(e => e.Action == AuditAction.SignedIn && e.At < before)
            .ExecuteDeleteAsync(cancellationToken);
}
