using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>A statement per range of ids, which holds locks for less time.</summary>
internal sealed record UpdateByRange(int Size) : Variant($"ExecuteUpdate by ranges of {Size:N0} ids")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var last = await db.Articles.MaxAsync(row => row.Id);
        for (var from = 1; from <= last; from += Size)
        {
            var (first, end) = (from, from + Size);
            tally.Changed(await db.Articles.Where(row => row.Id >= first && row.Id < end).ExecuteUpdateAsync(
                to => to.SetProperty(row => row.Checksum, row => TitleHash.Of(row.Title))));
            tally.EndChunk();
        }
    }
}
