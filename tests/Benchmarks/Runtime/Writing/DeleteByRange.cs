using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>A statement per range of ids.</summary>
internal sealed record DeleteByRange(int Size) : Variant($"ExecuteDelete by ranges of {Size:N0} ids")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var last = await db.Articles.MaxAsync(row => row.Id);
        for (var from = 1; from <= last; from += Size)
        {
            var (first, end) = (from, from + Size);
            var range = db.Articles.Where(DeleteJob.Filter).Where(row => row.Id >= first && row.Id < end);
            tally.Changed(await range.ExecuteDeleteAsync());
            tally.EndChunk();
        }
    }
}
