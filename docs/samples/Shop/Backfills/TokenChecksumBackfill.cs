using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Services;

namespace Shop.Backfills;

/// <summary>Writes the checksum of every access token that was issued before there were checksums.</summary>
public sealed class TokenChecksumBackfill(ShopContext db)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var token in await db.AccessTokens.ToListAsync(cancellationToken))
            token.Checksum = Checksums.Of(token.Value);

        await db.SaveChangesAsync(cancellationToken);
    }
}
