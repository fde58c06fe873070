using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>Tracked entities by key, saved and forgotten chunk by chunk: careful code without a library.</summary>
internal sealed record TrackedChunks(int Size) : Variant($"EF keyset, {Size:N0}: SaveChanges, Clear")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        for (var last = 0; ;)
        {
            var after = last;
            var rows = await db.Articles.Where(row => row.Id > after).OrderBy(row => row.Id).Take(Size).ToListAsync();
            foreach (var row in rows)
                row.Checksum = TitleHash.Of(row.Title);
            tally.Changed(await db.SaveChangesAsync());
            tally.EndChunk();
            db.ChangeTracker.Clear();
            if (rows.Count < Size)
                return;

            last = rows[^1].Id;
        }
    }
}
