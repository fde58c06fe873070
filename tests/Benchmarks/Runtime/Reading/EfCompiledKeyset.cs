using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>The best chunks of two columns by hand: a compiled query on a connection that is held.</summary>
internal sealed record EfCompiledKeyset(int Size) : Variant($"EF keyset, {Size:N0}, compiled and held")
{
    private delegate IAsyncEnumerable<TitleRow> Page(ArticleContext db, int after, int size);

    /// <summary>A compiled query belongs to one model, which belongs to one provider.</summary>
    private static readonly ConcurrentDictionary<Engine, Page> Pages = new();

    internal override async Task RunAsync(Database database, Tally tally)
    {
        var page = Pages.GetOrAdd(database.Engine, _ => Compile());
        await using var db = database.Open(ContextSetting.Plain);
        await db.Database.OpenConnectionAsync();
        for (var last = 0; ;)
        {
            var rows = new List<TitleRow>(Size);
            await foreach (var row in page(db, last, Size))
                rows.Add(row);
            foreach (var row in rows)
                tally.Read(row.Id, row.Title);
            tally.EndChunk();
            if (rows.Count < Size)
                return;

            last = rows[^1].Id;
        }
    }

    private static Page Compile() => EF.CompileAsyncQuery((ArticleContext db, int after, int size) => db.Set<Article>()
        .Where(row => row.Id > after).OrderBy(row => row.Id).Take(size)
        .Select(row => new TitleRow { Id = row.Id, Title = row.Title })).Invoke;
}
