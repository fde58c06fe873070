using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class ComputeTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_checksum_is_read_computed_and_written_with_two_statements_per_chunk(Engine engine)
    {
        await using var shop = new Backfill(engine);
        await shop.AddTokens(95);
        shop.Log.Clear();

        var summary = await shop.Db.Tokens.ComputeInChunksAsync(
            token => token.Title, set => set.Property(token => token.Checksum, Hash), new ChunkOptions { Size = 10 });

        Assert.Equal((95, 10), (summary.Rows, summary.Chunks));
        Assert.Equal(1 + 10, shop.Log.Statements.Count); // Where it ends, and the reads; the writes are no queries.
        Assert.Equal(10, shop.Log.Commands.Count);
        Assert.Single(shop.Log.Commands.Select(statement => statement.Text).Distinct());
        Assert.All(await shop.Tokens(), token => Assert.Equal(Hash(token.Title), token.Checksum));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_the_columns_that_are_read_are_asked_for(Engine engine)
    {
        await using var shop = new Backfill(engine);
        await shop.AddTokens(3);
        shop.Log.Clear();

        await shop.Db.Tokens.ComputeInChunksAsync(token => token.Title, set => set.Property(token => token.Length, title => title.Length));

        Assert.DoesNotContain(shop.Log.Texts, text => text.Contains("Digest", StringComparison.Ordinal));
        Assert.Empty(shop.Db.ChangeTracker.Entries());
        Assert.Single(shop.Log.Texts[^1].Split('\n')[0], ','); // The title and the key, once.
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whole_numbers_bools_and_texts_arrive_exactly(Engine engine)
    {
        await using var shop = new Backfill(engine);
        string[] titles = ["", "é\u00df漢字😀", "a'b\"c\\d{0}{e}", "line\r\nbreak\t", new('x', 5000), "null", "[1]", " trailing "];
        await shop.AddTokens(titles);

        await shop.Db.Tokens.ComputeInChunksAsync(token => new { token.Id, token.Title }, set => set
            .Property(token => EF.Property<string?>(token, "Shadow"), row => row.Title)
            .Property(token => token.Length, row => row.Title.Length == 0 ? null : row.Title.Length)
            .Property(token => token.Checked, row => row.Id % 2 == 0)
            .Property(token => token.Twice, row => long.MaxValue - row.Id)
            .Property(token => token.Number, row => row.Id % 3 == 0 ? null : new OrderNumber(row.Id))
            .Property(token => token.Planet, row => (Planet)(row.Id % 5)));

        foreach (var token in await shop.Tokens())
        {
            Assert.Equal(token.Title, shop.Db.Entry(token).Property<string?>("Shadow").CurrentValue);
            Assert.Equal(token.Title.Length == 0 ? null : token.Title.Length, token.Length);
            Assert.Equal(token.Id % 2 == 0, token.Checked);
            Assert.Equal(long.MaxValue - token.Id, token.Twice);
            Assert.Equal(token.Id % 3 == 0 ? null : new OrderNumber(token.Id), token.Number);
            Assert.Equal((Planet)(token.Id % 5), token.Planet);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Bytes_fractions_dates_and_Guids_arrive_exactly(Engine engine)
    {
        await using var shop = new Backfill(engine);
        await shop.AddTokens(40);
        var mark = Guid.NewGuid();

        await shop.Db.Tokens.ComputeInChunksAsync(
            token => token.Id,
            set => set
                .Property(token => token.Digest, id => id % 4 == 0 ? null : [0, 255, (byte)id])
                .Property(token => token.Score, id => 1.0 / id)
                .Property(token => token.Price, id => id / 8m)
                .Property(token => token.At, id => DateTime.UnixEpoch.AddMicroseconds(id * 1_234_567L))
                .Property(token => token.Mark, _ => mark),
            new ChunkOptions { Size = 17 });

        foreach (var token in await shop.Tokens())
        {
            Assert.Equal(token.Id % 4 == 0 ? null : [0, 255, (byte)token.Id], token.Digest);
            Assert.Equal(1.0 / token.Id, token.Score);
            Assert.Equal(token.Id / 8m, token.Price);
            Assert.Equal(DateTime.UnixEpoch.AddMicroseconds(token.Id * 1_234_567L), token.At);
            Assert.Equal(mark, token.Mark);
        }
    }

    [Fact]
    public async Task A_text_with_the_character_0_is_not_cut_off_on_SQLite()
    {
        await using var shop = new Backfill(Engine.Sqlite);
        await shop.AddTokens("before\0after", "plain");

        await shop.Db.Tokens.ComputeInChunksAsync(token => token.Title, set => set.Property(token => token.Checksum, title => title));

        Assert.Equal(["before\0after", "plain"], (await shop.Tokens()).Select(token => token.Checksum));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_composite_key_with_converters_finds_its_rows(Engine engine)
    {
        await using var shop = new Backfill(engine);
        shop.Db.AddRange(Enumerable.Range(1, 60).Select(number => new Reading3
        {
            Device = $"device {number % 3}",
            Number = new OrderNumber(number % 4),
            At = DateTime.UnixEpoch.AddMicroseconds(number),
            Value = number,
        }));
        await shop.Db.SaveChangesAsync();
        shop.Db.ChangeTracker.Clear();

        var summary = await shop.Db.Readings.Where(reading => reading.Value > 10).ComputeInChunksAsync(
            reading => reading.Value,
            set => set.Property(reading => reading.Square, value => value * value),
            new ChunkOptions { Size = 7 });

        Assert.Equal(50, summary.Rows);
        Assert.All(
            await shop.Db.Readings.AsNoTracking().ToListAsync(),
            reading => Assert.Equal(reading.Value > 10 ? reading.Value * reading.Value : null, reading.Square));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_filtered_column_may_be_the_written_one(Engine engine)
    {
        await using var shop = new Backfill(engine);
        await shop.AddTokens(50);
        var missing = shop.Db.Tokens.Where(token => token.Checksum == null);

        var summary = await missing.ComputeInChunksAsync(
            token => token.Title, set => set.Property(token => token.Checksum, Hash), new ChunkOptions { Size = 8 });

        Assert.Equal((50, 0), (summary.Rows, await missing.CountAsync()));
        Assert.Equal(0, (await missing.ComputeInChunksAsync(token => token.Title, set => set.Property(t => t.Checksum, Hash))).Rows);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_concurrency_token_of_the_program_is_written_through_the_change_tracker(Engine engine)
    {
        await using var shop = new Backfill(engine);
        shop.Db.AddRange(Enumerable.Range(1, 25).Select(number => new Versioned { Name = $"row {number}" }));
        await shop.Db.SaveChangesAsync();
        shop.Db.ChangeTracker.Clear();
        var kept = await shop.Db.Versioned.FirstAsync();

        var summary = await shop.Db.Versioned.ComputeInChunksAsync(
            row => row.Name, set => set.Property(row => row.Upper, name => name.ToUpperInvariant()), new ChunkOptions { Size = 4 });

        Assert.Equal(25, summary.Rows);
        Assert.Same(kept, Assert.Single(shop.Db.ChangeTracker.Entries()).Entity);
        Assert.Equal("ROW 1", kept.Upper);
        Assert.Equal(0, await shop.Db.Versioned.CountAsync(row => row.Upper == null));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_column_in_a_table_apart_from_its_key_is_written_through_the_change_tracker(Engine engine)
    {
        await using var shop = new Backfill(engine);
        shop.Db.AddRange(Enumerable.Range(1, 9).Select(number => new Disk { Size = number }));
        await shop.Db.SaveChangesAsync();
        shop.Db.ChangeTracker.Clear();

        await shop.Db.Disks.ComputeInChunksAsync(disk => disk.Size, set => set.Property(disk => disk.Size, size => size + 1));
        await shop.Db.Disks.ComputeInChunksAsync(disk => disk.Size, set => set.Property(disk => disk.Area, size => size * 3));

        Assert.All(await shop.Db.Disks.ToListAsync(), disk => Assert.Equal(disk.Size * 3, disk.Area));
        Assert.Equal(Enumerable.Range(2, 9), await shop.Db.Figures.OrderBy(figure => figure.Id).Select(figure => figure.Size).ToListAsync());
    }

    [Fact]
    public async Task Changes_that_are_not_saved_are_not_saved_along()
    {
        await using var shop = new Backfill(Engine.Sqlite);
        shop.Db.Add(new Versioned());

        var exception = Assert.Throws<InvalidOperationException>(
            () => { _ = shop.Db.Versioned.ComputeInChunksAsync(row => row.Name, set => set.Property(row => row.Upper, name => name)); });

        Assert.Contains("not saved", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_failed_statement_is_sent_again_by_the_strategy(Engine engine)
    {
        await using var shop = new Backfill(engine);
        await shop.AddTokens(20);
        await using var db = new BackfillContext(shop.Database.Options<BackfillContext>(retrying: true).Options);
        shop.Log.FailuresToCome = 2;

        await db.Tokens.ComputeInChunksAsync(
            token => token.Title, set => set.Property(token => token.Checksum, Hash), new ChunkOptions { Size = 6 });

        Assert.All(await shop.Tokens(), token => Assert.Equal(Hash(token.Title), token.Checksum));
    }

    [Fact]
    public async Task What_computing_throws_comes_out_and_the_chunks_before_it_stay()
    {
        await using var shop = new Backfill(Engine.Sqlite);
        await shop.AddTokens(20);

        await Assert.ThrowsAsync<InvalidDataException>(() => shop.Db.Tokens.ComputeInChunksAsync(
            token => token.Id,
            set => set.Property(token => token.Length, id => id == 15 ? throw new InvalidDataException() : id),
            new ChunkOptions { Size = 6 }));

        Assert.Equal(12, await shop.Db.Tokens.CountAsync(token => token.Length != null));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_plan_says_how_a_chunk_is_written(Engine engine)
    {
        await using var shop = new Backfill(engine);
        await shop.AddTokens(3);
        shop.Log.Clear();

        var plan = await shop.Db.Tokens.ExplainChunksAsync(
            token => token.Title, set => set.Property(token => token.Checksum, Hash).Property(token => token.Digest, _ => []));

        Assert.Contains(engine == Engine.Sqlite ? "(VALUES (@p0, @p1, @p2))" : "unnest(@a0, @a1, @a2)", plan.WriteSql, StringComparison.Ordinal);
        Assert.Null(plan.WhyTracked);
        Assert.False(plan.IsTracked);
        Assert.EndsWith(plan.WriteSql ?? "no statement", plan.ToString(), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Commands);
        Assert.All(await shop.Tokens(), token => Assert.Null(token.Checksum));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_plan_says_why_rows_are_tracked(Engine engine)
    {
        await using var shop = new Backfill(engine);

        var plan = await shop.Db.Versioned.ExplainChunksAsync(row => row.Name, set => set.Property(row => row.Upper, name => name));

        const string reason = "'Version' is a concurrency token that the program keeps";
        Assert.Equal(reason, plan.WhyTracked);
        Assert.Null(plan.WriteSql);
        Assert.Contains(reason, plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_is_refused_at_the_call()
    {
        await using var shop = new Backfill(Engine.Sqlite);
        var tokens = shop.Db.Tokens;
        IQueryable<Token> nothing = null!; // '!': what is tested

        Refused<ArgumentNullException>(() => nothing.ComputeInChunksAsync(t => t.Id, set => set.Property(t => t.Length, id => id)));
        Refused<ArgumentNullException>(() => tokens.ComputeInChunksAsync<Token, int>(null!, _ => { })); // '!': what is tested
        Refused<ArgumentNullException>(() => tokens.ComputeInChunksAsync(t => t.Id, null!)); // '!': what is tested
        Refused<ArgumentException>(() => tokens.ComputeInChunksAsync(t => t.Id, _ => { }));
        Refused<ArgumentException>(() => tokens.ComputeInChunksAsync(t => t.Id, set => set.Property(t => t.Title + "x", _ => "")));
        Refused<ArgumentException>(() => tokens.ComputeInChunksAsync(
            t => t.Id, set => set.Property(t => t.Length, id => id).Property(t => t.Length, id => id)));
        Refused<UnchunkableQueryException>(() => tokens.ComputeInChunksAsync(t => t.Id, set => set.Property(t => t.Id, id => id)));
        Refused<UnchunkableQueryException>(() => tokens.OrderBy(t => t.Title).ComputeInChunksAsync(
            t => t.Id, set => set.Property(t => t.Title, _ => "")));
        Refused<UnchunkableQueryException>(() => tokens.Select(t => new Token { Id = t.Id }).ComputeInChunksAsync(
            t => t.Id, set => set.Property(t => t.Length, id => id)));
        Refused<UnchunkableQueryException>(() => tokens.Take(5).ComputeInChunksAsync(t => t.Id, set => set.Property(t => t.Length, id => id)));
        Refused<InvalidOperationException>(() => tokens.Where(t => Hash(t.Title) == "").ComputeInChunksAsync(
            t => t.Id, set => set.Property(t => t.Length, id => id)));
        await shop.Db.DisposeAsync();
        Refused<ObjectDisposedException>(() => tokens.ComputeInChunksAsync(t => t.Id, set => set.Property(t => t.Length, id => id)));
    }

    private static void Refused<TException>(Func<Task> call)
        where TException : Exception
        => Assert.Throws<TException>(() => { _ = call(); });

    private static string Hash(string title) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(title)));
}
