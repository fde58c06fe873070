using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>One statement, where the database itself can compute the value: the limit.</summary>
internal sealed record UpdateAtOnce() : Variant("ExecuteUpdate")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        tally.Changed(await db.Articles.ExecuteUpdateAsync(
            to => to.SetProperty(row => row.Checksum, row => TitleHash.Of(row.Title))));
    }
}
