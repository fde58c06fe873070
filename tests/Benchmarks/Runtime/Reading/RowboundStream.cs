using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

internal sealed record RowboundStream<T>(Reading<T> Reading, ContextSetting Setting) : Variant("Rowbound stream" + Setting.Suffix)
    where T : class, IRow
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.Open(Setting);
        await foreach (var row in Reading.Query(db.Articles).StreamAsync())
            tally.Read(row.Id, row.Title);
    }
}
