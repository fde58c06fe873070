using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>The library reads; the statement is written by hand.</summary>
/// <param name="Size">Rows per chunk; null leaves it to the library.</param>
internal sealed record RowboundChunksAndStatement(int? Size = null)
    : Variant($"Rowbound chunks{(Size is null ? "" : $", {Size:N0}")}: one statement")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var query = db.Articles.Select(row => new TitleRow { Id = row.Id, Title = row.Title });
        await foreach (var chunk in Size is { } size ? query.InChunksAsync(size) : query.InChunksAsync())
        {
            tally.Changed(await database.Engine.StoreChecksumsAsync(db, chunk));
            tally.EndChunk();
        }
    }
}
