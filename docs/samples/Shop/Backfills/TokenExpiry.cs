using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Backfills;

/// <summary>Revokes the access tokens that were issued before a day.</summary>
public sealed class TokenExpiry(ShopContext db)
{
    public async Task RevokeAsync(DateTime before, CancellationToken cancellationToken)
    {
        foreach (var token in await db.AccessTokens.Where(t => t.IssuedAt < before).ToListAsync(cancellationToken))
            token.Revoked = true;

        await db.SaveChangesAsync(cancellationToken);
    }
}
