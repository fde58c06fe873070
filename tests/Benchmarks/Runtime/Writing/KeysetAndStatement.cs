using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>Two columns by key, the values computed here, one statement of SQL per chunk: the best by hand.</summary>
internal sealed record KeysetAndStatement(int Size) : Variant($"EF keyset, {Size:N0}: one statement")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        for (var last = 0; ;)
        {
            var after = last;
            var rows = await db.Articles.Where(row => row.Id > after).OrderBy(row => row.Id).Take(Size)
                .Select(row => new TitleRow { Id = row.Id, Title = row.Title }).ToListAsync();
            if (rows.Count > 0)
                tally.Changed(await database.Engine.StoreChecksumsAsync(db, rows));
            tally.EndChunk();
            if (rows.Count < Size)
                return;

            last = rows[^1].Id;
        }
    }
}
