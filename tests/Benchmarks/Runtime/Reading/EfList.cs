using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>Everything at once.</summary>
internal sealed record EfList<T>(Reading<T> Reading, string Suffix = "") : Variant("EF ToList" + Suffix)
    where T : class, IRow
{
    internal override Pace Pace => Pace.OncePerRound;

    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.Open(ContextSetting.Plain);
        foreach (var row in await Reading.Query(db.Articles).ToListAsync())
            tally.Read(row.Id, row.Title);
    }
}
