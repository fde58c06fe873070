using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>One statement: the limit.</summary>
internal sealed record DeleteAtOnce() : Variant("ExecuteDelete")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        tally.Changed(await db.Articles.Where(DeleteJob.Filter).ExecuteDeleteAsync());
    }
}
