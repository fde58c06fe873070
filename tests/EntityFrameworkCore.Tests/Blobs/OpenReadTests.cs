using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Rowbound.Harness;

namespace Rowbound.Blobs;

#pragma warning disable CA1835 // The older overloads of ReadAsync are tested too.

public class OpenReadTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_value_of_any_size_is_read_whole(Engine engine)
    {
        int[] sizes = [0, 1, 8_191, 8_192, 8_193, 100_000, 3_000_000];
        using var archive = new Archive(engine, sizes.Select(size => new Photo { Name = $"{size}", Data = Archive.Bytes(size) }));
        await using var db = archive.Open();
        foreach (var size in sizes)
        {
            var opening = db.Photos.Where(photo => photo.Name == $"{size}").OpenReadAsync(photo => photo.Data);
            Assert.Equal(Archive.Bytes(size), await Archive.Read(opening));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_way_to_read_reads_the_same(Engine engine)
    {
        var bytes = Archive.Bytes(20_000);
        using var archive = new Archive(engine, new Photo { Data = bytes });
        await using var db = archive.Open();
        Func<Stream, byte[], ValueTask<int>>[] ways =
        [
            (stream, piece) => stream.ReadAsync(piece),
            (stream, piece) => new(stream.ReadAsync(piece, 0, 99)),
            (stream, piece) => new(stream.Read(piece, 0, 77)),
            (stream, piece) => new(stream.Read(piece.AsSpan())),
            (stream, piece) => new(stream.ReadByte() is >= 0 and var one ? Put(piece, one) : 0),
        ];

        foreach (var way in ways)
        {
            await using var stream = await db.Photos.OpenReadAsync(photo => photo.Data);
            var (piece, read) = (new byte[7_000], new List<byte>());
            for (int count; (count = await way(stream!, piece)) > 0;) // '!': the photo has data
                read.AddRange(piece.AsSpan(0, count));
            Assert.Equal(bytes, read);
        }

        await using (var stream = await db.Photos.OpenReadAsync(photo => photo.Data))
        {
            using var copy = new MemoryStream();
            stream!.CopyTo(copy); // as above
            Assert.Equal(bytes, copy.ToArray());
        }

        static int Put(byte[] piece, int one)
        {
            piece[0] = (byte)one;
            return 1;
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_row_no_related_row_and_no_value_are_null(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Name = "empty" });
        await using var db = archive.Open();

        Assert.Null(await db.Photos.Where(photo => photo.Name == "none").OpenReadAsync(photo => photo.Data));
        Assert.Null(await db.Photos.OpenReadAsync(photo => photo.Data));
        Assert.Null(await db.Photos.OpenReadAsync(photo => photo.Scan!.Data)); // '!': EF Core asks the database
        Assert.Null(await db.Photos.OpenReadAsync(photo => photo.Print!.Data)); // as above
        Assert.Null(await db.Photos.OpenTextAsync(photo => photo.Story));
        Assert.Equal(System.Data.ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task More_than_one_row_is_refused_and_Take_chooses_one(Engine engine)
    {
        using var archive = new Archive(
            engine, new Photo { Name = "a", Data = [1] }, new Photo { Name = "b", Data = [2] }, new Photo { Name = "c" });
        await using var db = archive.Open();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => db.Photos.OpenReadAsync(photo => photo.Data));
        Assert.Contains("3 rows", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(System.Data.ConnectionState.Closed, db.Database.GetDbConnection().State);

        var newest = db.Photos.OrderByDescending(photo => photo.Name);
        Assert.Equal([2], await Archive.Read(newest.Skip(1).Take(1).OpenReadAsync(photo => photo.Data)));
        Assert.Null(await newest.Take(1).OpenReadAsync(photo => photo.Data));
        Assert.Equal([1], await Archive.Read(newest.Reverse().Take(1).OpenReadAsync(photo => photo.Data)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Columns_are_found_wherever_the_model_puts_them(Engine engine)
    {
        var scan = new Scan { Id = Guid.NewGuid(), Data = [3] };
        var photo = new Photo { Data = [1], Print = new Print { Data = [4] }, Scan = scan };
        using var archive = new Archive(
            engine, photo, new Scan { Data = [9] }, new Page { Book = "b", Number = 1, Image = [6] },
            new Page { Book = "b", Number = 2, Image = [7], Size = new Size { Profile = [5] } },
            new Medium(), new Film { Data = [8] });
        await using var db = archive.Open();
        db.Entry(db.Photos.Single()).Property("Hidden").CurrentValue = new byte[] { 2 };
        await db.SaveChangesAsync();
        IQueryable<IHasData> seenThrough = db.Photos;

        Assert.Equal([1], await Archive.Read(db.Photos.OpenReadAsync(row => row.Data)));
        Assert.Equal([1], await Archive.Read(seenThrough.OpenReadAsync(row => row.Data)));
        Assert.Equal([2], await Archive.Read(db.Photos.OpenReadAsync(row => EF.Property<byte[]>(row, "Hidden"))));
        Assert.Equal([3], await Archive.Read(db.Photos.OpenReadAsync(row => row.Scan!.Data))); // '!': EF Core asks the database
        Assert.Equal([3], await Archive.Read(db.Scans.Where(row => row.Id == scan.Id).OpenReadAsync(row => row.Data)));
        Assert.Equal([4], await Archive.Read(db.Photos.OpenReadAsync(row => row.Print!.Data))); // as above
        Assert.Equal([7], await Archive.Read(db.Pages.Where(row => row.Number == 2).OpenReadAsync(row => row.Image)));
        Assert.Equal([5], await Archive.Read(db.Pages.Where(row => row.Number == 2).OpenReadAsync(row => row.Size.Profile)));
        Assert.Equal([8], await Archive.Read(db.Media.OfType<Film>().OpenReadAsync(row => row.Data)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_column_that_EF_Core_does_not_select_alone_is_refused(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Size = new Size { Profile = [5] } });
        await using var db = archive.Open();
        Func<Task<byte[]>> read = () => Archive.Read(db.Photos.OpenReadAsync(photo => photo.Size.Profile));

        // For a complex value beside owned types EF Core 8 selects the whole row. On SQLite only the key is selected.
        if (engine == Engine.Sqlite || typeof(DbContext).Assembly.GetName().Version is { Major: > 8 })
        {
            Assert.Equal([5], await read());
            return;
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(read);
        Assert.Contains("selects the whole row", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Operators_of_EF_Core_and_query_filters_apply(Engine engine)
    {
        using var archive = new Archive(engine, new Deleted { Id = 7, Data = [1] }, new Photo { Data = [2] });
        await using var db = archive.Open(splitting: true);

        Assert.Null(await db.Deleted.OpenReadAsync(row => row.Data));
        Assert.Equal([1], await Archive.Read(db.Deleted.IgnoreQueryFilters().OpenReadAsync(row => row.Data)));
        var tagged = db.Photos.AsTracking().Include(photo => photo.Scans).AsSplitQuery().TagWith("seen -- by whom");
        Assert.Equal([2], await Archive.Read(tagged.OpenReadAsync(photo => photo.Data)));
        Assert.Contains("-- seen", archive.Log.Texts[^1], StringComparison.Ordinal);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_statement_with_parameters_is_compiled_once_and_sent_once(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Name = "a", Data = [1] }, new Photo { Name = "b", Data = [2] });
        using var cache = new MemoryCache(new MemoryCacheOptions());
        archive.QueryCache = cache;
        await using var db = archive.Open();
        foreach (var (name, data) in new[] { ("a", 1), ("b", 2) })
            Assert.Equal([(byte)data], await Archive.Read(db.Photos.Where(p => p.Name == name).OpenReadAsync(p => p.Data)));

        Assert.Equal(2, archive.Log.Statements.Count);
        Assert.Single(archive.Log.Texts.Distinct());
        Assert.Equal(1, archive.Log.Compilations);
        Assert.Contains(archive.Log.Statements[1].Parameters, parameter => (parameter.Value as string) == "b");
    }

    [Fact]
    public async Task On_SQLite_nothing_looks_into_the_value()
    {
        using var archive = new Archive(Engine.Sqlite, new Photo { Scan = new Scan(), Print = new Print { Data = [1] } });
        await using var db = archive.Open();
        await using var none = await db.Photos.OpenReadAsync(photo => photo.Data);
        await using var owned = await db.Photos.OpenReadAsync(photo => photo.Print!.Data); // '!': EF Core asks the database
        await using var complex = await db.Photos.OpenReadAsync(photo => photo.Size.Profile);
        await using var related = await db.Photos.OpenReadAsync(photo => photo.Scan!.Data); // as above

        string[] columns = ["the \"\"data\"\" of it", "Print_Data", "Size_Profile", "Data"];
        foreach (var (statement, column) in archive.Log.Texts.Zip(columns))
        {
            var rest = statement.Replace($"typeof(found.\"{column}\")", "").Replace($"never.\"{column}\"", "");
            Assert.DoesNotContain($"\"{column}\"", rest, StringComparison.Ordinal);
            Assert.True(rest.Length < statement.Length - (2 * column.Length), statement);
        }
    }

    [Fact]
    public async Task SQL_Server_is_asked_for_the_number_of_rows_before_the_column()
    {
        var server = new SqlServerSql(2L);
        await using var db = server.Open<ArchiveContext>(options => new ArchiveContext(options));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Pages.Where(page => page.Number == 7).OpenReadAsync(page => page.Image));
        Assert.Equal(
            "SELECT TOP({Int 1}) ( SELECT COUNT_BIG(*) FROM [Pages] AS [p0] WHERE [p0].[Number] = 7) AS [First], " +
            "[p].[Image] AS [Rest] FROM [Pages] AS [p] WHERE [p].[Number] = 7 ORDER BY (SELECT 1)",
            Assert.Single(server.Statements));
    }

    [Fact]
    public async Task A_column_that_has_the_name_of_the_rowid_of_SQLite_is_not_taken_for_it()
    {
        using var archive = new Archive(
            Engine.Sqlite, new Misnamed { Id = 1, Decoy = 2, Data = [1] }, new Misnamed { Id = 2, Decoy = 1, Data = [2] });
        await using var db = archive.Open();

        Assert.Equal([1], await Archive.Read(db.Misnamed.Where(row => row.Id == 1).OpenReadAsync(row => row.Data)));
    }
}
