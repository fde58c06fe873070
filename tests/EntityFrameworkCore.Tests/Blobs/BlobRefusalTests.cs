using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Blobs;

public class BlobRefusalTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_no_column_is_refused_at_the_call(Engine engine)
    {
        using var archive = new Archive(engine);
        using var db = archive.Open();

        Refused("does not name a column", db.Photos, photo => new byte[] { 1 });
        Refused("does not name a column", db.Photos, photo => photo.Data ?? photo.Secret);
        Refused("does not name a column", db.Photos, photo => photo.Scans.First().Data);
        Refused("does not name a column", db.Photos, photo => Reversed(photo.Data));
        Refused("does not name a column", db.Media, medium => ((Film)medium).Data);
        Refused("does not name a column", db.Photos, photo => EF.Property<byte[]>(photo, "Nothing"));
        Refused("value converter", db.Photos, photo => photo.Secret);
        Refused("JSON", db.Photos, photo => photo.Packed!.Data); // '!': nothing is read
        Assert.Empty(archive.Log.Statements);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_are_no_rows_of_a_set_is_refused_at_the_call(Engine engine)
    {
        using var archive = new Archive(engine);
        using var db = archive.Open();

        Refused("After 'Select'", db.Photos.Select(photo => new Photo { Data = Reversed(photo.Data) }), photo => photo.Data);
        Refused("After 'Select'", db.Photos.Select(photo => new { photo.Data }), row => row.Data);
        Refused("After 'Select'", db.Photos.Select(photo => photo.Data), data => data);
        Refused("After 'SelectMany'", db.Photos.SelectMany(photo => photo.Scans), scan => scan.Data);
        Refused("After 'Distinct'", db.Photos.Distinct(), photo => photo.Data);
        Refused("After 'Concat'", db.Photos.Concat(db.Photos), photo => photo.Data);
        Refused("DbSet", new[] { new Photo() }.AsQueryable(), photo => photo.Data);
        Refused("DbSet", db.Database.SqlQuery<byte[]>($"SELECT 1 AS \"Value\""), data => data);
        Assert.Empty(archive.Log.Statements);
    }

    [Fact]
    public void SQLite_refuses_an_entity_without_a_key_at_the_call()
    {
        using var archive = new Archive(Engine.Sqlite);
        using var db = archive.Open();

        Refused("has no primary key", db.Unkeyed, row => row.Data);
        Assert.Empty(archive.Log.Statements);
    }

    [Theory]
    [InlineData("CREATE VIEW Feigned AS SELECT 1 AS Id, x'01' AS Data")]
    [InlineData("CREATE VIEW Feigned AS SELECT Id, 1 AS Data FROM Scans")]
    [InlineData("CREATE TABLE Feigned (Id INTEGER PRIMARY KEY, Data BLOB) WITHOUT ROWID")]
    public async Task SQLite_refuses_a_table_that_turns_out_to_have_no_rowid(string definition)
    {
        using var archive = new Archive(Engine.Sqlite, new Scan { Data = [1] });
        await using var db = archive.Open();
        await db.Database.ExecuteSqlRawAsync(definition);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => db.Feigned.OpenReadAsync(row => row.Data));
        Assert.Contains("'Feigned' is mapped as a table, but", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(System.Data.ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task SQLite_opens_one_table_of_a_hierarchy_that_has_a_table_per_type()
    {
        using var archive = new Archive(Engine.Sqlite, new Song { Id = 1, Data = [1] }, new Speech { Id = 2, Data = [2] });
        await using var db = archive.Open();

        Assert.Equal([2], await Archive.Read(db.Set<Speech>().OpenReadAsync(sound => sound.Data)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Views_raw_SQL_and_several_tables_are_read_where_no_rowid_is_needed(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Data = [1] }, new Song { Id = 1, Data = [2] });
        await using var db = archive.Open();
        await db.Database.ExecuteSqlRawAsync("CREATE VIEW \"Shown\" AS SELECT * FROM \"Song\"");

        await Reads(1, "come from a view", db.Photos.FromSql($"SELECT * FROM \"photo table\""), photo => photo.Data);
        await Reads(2, "come from a view", db.Shown, row => row.Data);
        await Reads(2, "in several tables", db.Sounds, sound => sound.Data);
        await Reads(2, "in several tables", db.Sounds.OfType<Song>(), song => song.Data);

        async Task Reads<T>(byte data, string refusal, IQueryable<T> query, Expression<Func<T, byte[]?>> column)
        {
            if (engine == Engine.Sqlite)
                Refused(refusal, query, column);
            else
                Assert.Equal([data], await Archive.Read(query.OpenReadAsync(column)));
        }
    }

    [Fact]
    public void Nulls_and_disposed_contexts_are_refused_at_the_call()
    {
        using var archive = new Archive(Engine.Sqlite);
        var db = archive.Open();
        IQueryable<Photo> none = null!; // '!': what is tested

        Assert.Throws<ArgumentNullException>(() => { _ = none.OpenReadAsync(photo => photo.Data); });
        Assert.Throws<ArgumentNullException>(() => { _ = db.Photos.OpenReadAsync(null!); }); // as above
        Assert.Throws<ArgumentNullException>(() => { _ = none.OpenTextAsync(photo => photo.Story); });
        Assert.Throws<ArgumentNullException>(() => { _ = db.Photos.OpenTextAsync(null!); }); // as above
        var query = db.Photos.AsNoTracking();
        db.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { _ = query.OpenReadAsync(photo => photo.Data); });
    }

    private static byte[]? Reversed(byte[]? bytes) => bytes is null ? null : [.. Enumerable.Reverse(bytes)];

    private static void Refused<T>(string inMessage, IQueryable<T> query, Expression<Func<T, byte[]?>> column)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => { _ = query.OpenReadAsync(column); });
        Assert.Contains(inMessage, refusal.Message, StringComparison.Ordinal);
    }
}
