using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>Chunks by key as one writes them by hand, for a key of one column.</summary>
internal sealed record EfKeyset<T>(Reading<T> Reading, int Size) : Variant($"EF keyset, {Size:N0}")
    where T : class, IRow
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.Open(ContextSetting.Plain);
        for (var last = 0; ;)
        {
            var after = last;
            var page = db.Articles.Where(row => row.Id > after).OrderBy(row => row.Id).Take(Size);
            var rows = await Reading.Query(page).ToListAsync();
            foreach (var row in rows)
                tally.Read(row.Id, row.Title);
            tally.EndChunk();
            if (rows.Count < Size)
                return;

            last = rows[^1].Id;
        }
    }
}
