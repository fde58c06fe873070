using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Lets the database count the rows of a query and pass over them in the order of the key.</summary>
internal sealed class ExactBoundaries<TKey>(IQueryProvider provider, SeekPlan<TKey> plan, int parts)
    where TKey : struct, IKeyValues<TKey>
{
    /// <summary>The keys of the last rows of all parts but the last.</summary>
    public async Task<IReadOnlyList<TKey>> FindAsync(CancellationToken cancellationToken)
    {
        var rows = await plan.Query.Ones(provider).LongCountAsync(cancellationToken).ConfigureAwait(false);
        var count = (int)Math.Min(parts, rows);
        var boundaries = new List<TKey>();
        var passed = 0L;
        for (var part = 1; part < count; part++)
        {
            var last = (long)((Int128)rows * part / count);
            // Two billion rows are passed over at a time: beyond them the parts differ in size, but still cover all rows.
            plan.Cursor.Offset = (int)Math.Min(int.MaxValue, last - passed - 1);
            var range = boundaries.Count == 0 ? plan.First : plan.Rest();
            var found = await plan.Boundary(provider, range).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
                break; // Rows were deleted since they were counted.

            plan.Cursor.After = found[0];
            boundaries.Add(found[0]);
            passed = last;
        }

        return boundaries;
    }
}
