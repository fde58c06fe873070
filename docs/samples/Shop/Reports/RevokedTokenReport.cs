using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

public sealed class RevokedTokenReport(ShopContext db)
{
    /// <summary>How many tokens were revoked, and the number of the newest of them.</summary>
    public async Task<(int Count, long Newest)> SummariseAsync(CancellationToken cancellationToken)
    {
        var tokens = await db.AccessTokens.ToListAsync(cancellationToken);
        var revoked = tokens.Where(t => t.Revoked).ToList();

        var newest = 0L;
        foreach (var token in revoked)
            newest = Math.Max(newest, token.Id);

        return (revoked.Count, newest);
    }
}
