using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Services;

public sealed class TokenService(ShopContext db)
{
    public async Task<string> IssueAsync(int customerId, CancellationToken cancellationToken)
    {
        var value = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        db.AccessTokens.Add(new()
        {
            CustomerId = customerId,
            Value = value,
            Checksum = Checksums.Of(value),
            IssuedAt = DateTime.UtcNow,
        });
        await db.SaveChangesAsync(cancellationToken);
        return value;
    }

    public async Task RevokeAsync(string value, CancellationToken cancellationToken)
    {
        var token = await db.AccessTokens.SingleAsync(t => t.Value == value, cancellationToken);
        token.Revoked = true;
        await db.SaveChangesAsync(cancellationToken);
    }
}
