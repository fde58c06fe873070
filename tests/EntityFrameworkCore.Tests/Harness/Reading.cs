namespace Rowbound.Harness;

internal static class Reading
{
    /// <summary>All rows of a run; on the way the promises of every chunk are checked.</summary>
    public static async Task<List<T>> InChunks<T>(IQueryable<T> query, int size, ChunkMode mode = ChunkMode.Auto)
    {
        var rows = new List<T>();
        var chunks = new List<Chunk<T>>();
        await foreach (var chunk in query.InChunksAsync(new ChunkOptions { Size = size, Mode = mode }))
        {
            Assert.Equal(chunks.Count, chunk.Index);
            Assert.Equal(rows.Count, chunk.RowsBefore);
            rows.AddRange(chunk);
            chunks.Add(chunk);
        }

        Assert.All(chunks.SkipLast(1), chunk => Assert.Equal(size, chunk.Count));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Count, 1, size));
        return rows;
    }

    public static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }

    public static IEnumerable<Item> Items(int count) => Enumerable.Range(1, count).Select(number => new Item
    {
        Name = $"item {number}",
        Category = (Category)(number % 3),
        Active = number % 2 == 0,
        Rank = number % 5,
        Note = number % 4 == 0 ? null : "note",
    });

    public static IEnumerable<Line> Lines(int count) => Enumerable.Range(1, count).Select(number => new Line
    {
        Tenant = number % 2,
        Flag = number % 3 == 0,
        Number = number,
        Text = $"line {number}",
    });
}
