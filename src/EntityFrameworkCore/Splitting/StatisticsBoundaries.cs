using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>
/// Finds boundaries where the statistics of the database say that shares of the same size end. They say where to look only: each
/// boundary is the key of a row, found behind the one before it, so that statistics that are wrong make parts that differ, no
/// gap and no overlap.
/// </summary>
internal sealed class StatisticsBoundaries<TKey>(DbContext context, IQueryProvider provider, SeekPlan<TKey> plan, int parts)
    where TKey : struct, IKeyValues<TKey>
{
    /// <summary>A boundary lies at most half a step of the statistics from its place, and a step may be this share of a part.
    /// What is left of 15 % is for the rows that the statistics have not seen.</summary>
    private const double CoarsestStep = 0.1;

    /// <summary>The keys of the last rows of all parts but the last; null where the statistics do not say.</summary>
    public async Task<IReadOnlyList<TKey>?> FindAsync(CancellationToken cancellationToken)
    {
        var shares = await ColumnShares.ReadAsync(context, plan.Query, cancellationToken).ConfigureAwait(false);
        if (shares.Count == 0 || shares.Max(share => share.Own) > CoarsestStep / parts)
            return null;

        var boundaries = new List<TKey>();
        plan.Cursor.Limit = 1;
        for (var part = 1; part < parts; part++)
        {
            var place = (double)part / parts;
            plan.Cursor.Until = TKey.LedBy(shares.FirstOrDefault(share => share.UpTo >= place - (share.Own / 2), shares[^1])
                .Value);
            var range = plan.BackwardsFromLead(behindCursor: boundaries.Count > 0);
            var found = await plan.Keys(provider, range).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
                continue; // The rows there were deleted since.

            plan.Cursor.After = found[0];
            boundaries.Add(found[0]);
        }

        return boundaries;
    }
}
