using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Backfills;

/// <summary>Forgets what is old in the audit log, a little at a time.</summary>
public sealed class AuditTrimming(ShopContext db)
{
    public async Task ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        while (true)
        {
            var forgotten = await db.AuditLog.Where(e => e.At < before).Take(1000).ExecuteDeleteAsync(cancellationToken);
            if (forgotten == 0)
                break;
        }
    }
}
