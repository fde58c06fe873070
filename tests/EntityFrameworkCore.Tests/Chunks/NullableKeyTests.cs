using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Chunks;

/// <summary>Nulls come where the database sorts them, and no row is lost around them.</summary>
public class NullableKeyTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_nullable_column_leads(Engine engine) => IsWalked(engine, db => db.Loose.OrderBy(row => row.Rank));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_nullable_column_leads_descending(Engine engine) =>
        IsWalked(engine, db => db.Loose.OrderByDescending(row => row.Rank));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Two_nullable_columns_in_mixed_directions(Engine engine) =>
        IsWalked(engine, db => db.Loose.OrderBy(row => row.Name).ThenByDescending(row => row.Rank));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_nullable_column_behind_a_required_one(Engine engine) =>
        IsWalked(engine, db => db.Loose.OrderByDescending(row => row.Group).ThenBy(row => row.Rank));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_nullable_strongly_typed_column(Engine engine) =>
        IsWalked(engine, db => db.Loose.OrderBy(row => row.Number).ThenBy(row => row.Kind));

    private static async Task IsWalked(Engine engine, Func<LooseContext, IQueryable<LooseRow>> query)
    {
        using var database = TestDatabase.On<LooseContext>(engine, options => new LooseContext(options));
        await using var db = new LooseContext(database.Options<LooseContext>().Options);
        db.AddRange(Enumerable.Range(1, 60).Select(LooseRow.Numbered));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var ordered = (IOrderedQueryable<LooseRow>)query(db);
        var expected = await ordered.ThenBy(row => row.Id).Select(row => row.Id).ToListAsync();

        foreach (var size in new[] { 1, 4, 60, 100 })
        {
            Assert.Equal(expected, (await Reading.InChunks(query(db).AsNoTracking(), size)).Select(row => row.Id));
            Assert.Equal(expected, await Resumed(query(db), size));
            var captured = new ChunkOptions { Size = size, UpperBound = UpperBound.Captured };
            Assert.Equal(expected, await Ids(query(db).InChunksAsync(captured)));
        }
    }

    /// <summary>A run that is taken up again after every chunk, from the text of its position.</summary>
    private static async Task<List<int>> Resumed(IQueryable<LooseRow> query, int size)
    {
        var ids = new List<int>();
        string? position = null;
        while (true)
        {
            var options = new ChunkOptions { Size = size, StartAfter = position is null ? null : Position.Parse(position) };
            await using var chunks = query.InChunksAsync(options).GetAsyncEnumerator();
            if (!await chunks.MoveNextAsync())
                return ids;

            ids.AddRange(chunks.Current.Select(row => row.Id));
            position = chunks.Current.After.ToString();
        }
    }

    private static async Task<List<int>> Ids(IAsyncEnumerable<Chunk<LooseRow>> chunks)
    {
        var ids = new List<int>();
        await foreach (var chunk in chunks)
            ids.AddRange(chunk.Select(row => row.Id));
        return ids;
    }

    private sealed class LooseRow
    {
        public int Id { get; init; }
        public int Group { get; init; }
        public int? Rank { get; init; }
        public string? Name { get; init; }
        public OrderNumber? Number { get; init; }
        public Planet? Kind { get; init; }

        public static LooseRow Numbered(int number) => new()
        {
            Group = number % 3,
            Rank = number % 4 == 0 ? null : number % 5,
            Name = number % 6 == 0 ? null : $"name {number % 7}",
            Number = number % 5 == 0 ? null : new OrderNumber(number % 4),
            Kind = number % 7 == 0 ? null : (Planet)(number % 5),
        };
    }

    private sealed class LooseContext(DbContextOptions<LooseContext> options) : DbContext(options)
    {
        public DbSet<LooseRow> Loose => Set<LooseRow>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<LooseRow>().Property(row => row.Number)
                .HasConversion(number => number!.Value.Value, value => new OrderNumber(value)); // '!': converters never see null
            modelBuilder.Entity<LooseRow>().Property(row => row.Kind).HasConversion<string>();
        }
    }
}
