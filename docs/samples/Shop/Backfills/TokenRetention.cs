using Shop.Data;

namespace Shop.Backfills;

/// <summary>Forgets access tokens that have been revoked.</summary>
public sealed class TokenRetention(ShopContext db)
{
    public async Task ForgetRevokedAsync(CancellationToken cancellationToken)
    {
        db.AccessTokens.RemoveRange(db.AccessTokens.Where(t => t.Revoked));
        await db.SaveChangesAsync(cancellationToken);
    }
}
