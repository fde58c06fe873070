using System.Text.Json;
using Shop.Data;

namespace Shop.Services;

public sealed class AuditTrail(ShopContext db)
{
    public async Task RecordAsync(AuditAction action, object subject, CancellationToken cancellationToken)
    {
        db.AuditLog.Add(new() { At = DateTime.UtcNow, Action = action, Payload = JsonSerializer.Serialize(subject) });
        await db.SaveChangesAsync(cancellationToken);
    }
}
