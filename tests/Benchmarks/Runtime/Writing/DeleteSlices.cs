using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>The first rows that match, again and again until none is left.</summary>
internal sealed record DeleteSlices(int Size) : Variant($"ExecuteDelete of the first {Size:N0}, repeated")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        int deleted;
        do
        {
            deleted = await db.Articles.Where(DeleteJob.Filter).OrderBy(row => row.Id).Take(Size).ExecuteDeleteAsync();
            tally.Changed(deleted);
            tally.EndChunk();
        }
        while (deleted > 0);
    }
}
