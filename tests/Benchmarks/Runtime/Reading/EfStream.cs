using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>EF Core's own stream, which a retrying strategy turns into a list.</summary>
internal sealed record EfStream<T>(Reading<T> Reading, ContextSetting Setting) : Variant("EF stream" + Setting.Suffix)
    where T : class, IRow
{
    internal override Pace Pace => Setting.Retries ? Pace.OncePerRound : Pace.EveryPass;

    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.Open(Setting);
        await foreach (var row in Reading.Query(db.Articles).AsAsyncEnumerable())
            tally.Read(row.Id, row.Title);
    }
}
