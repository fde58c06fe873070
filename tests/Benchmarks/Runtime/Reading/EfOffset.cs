using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>Pages by Skip and Take: each one reads over those before it.</summary>
internal sealed record EfOffset<T>(Reading<T> Reading, int Size) : Variant($"EF offset, {Size:N0}")
    where T : class, IRow
{
    internal override Pace Pace => Pace.Once;

    internal override int MostRows => 200_000;

    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.Open(ContextSetting.Plain);
        for (var offset = 0; ; offset += Size)
        {
            var rows = await Reading.Query(db.Articles.OrderBy(row => row.Id).Skip(offset).Take(Size)).ToListAsync();
            foreach (var row in rows)
                tally.Read(row.Id, row.Title);
            tally.EndChunk();
            if (rows.Count < Size)
                return;
        }
    }
}
