using Shop.Data;

namespace Shop.Reports;

public sealed class AuditActivityReport(ShopContext db)
{
    public async Task<(int SignIns, long PayloadCharacters)> CountAsync(CancellationToken cancellationToken)
    {
        var signIns = 0;
        var characters = 0L;
        await foreach (var entry in db.AuditLog.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            characters += entry.Payload.Length;
            if (entry.Action == AuditAction.SignedIn)
                signIns++;
        }

        return (signIns, characters);
    }
}
