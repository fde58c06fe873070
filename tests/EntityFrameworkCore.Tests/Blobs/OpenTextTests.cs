using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Blobs;

public class OpenTextTests
{
    // The first character is one that looks like a byte order mark, and pieces end within the others.
    private static readonly string Story =
        "\uFEFFline 1\nLine 2\r\n" + string.Concat(Enumerable.Repeat("ä€🐘", 10_000));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_way_to_read_reads_the_same(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Story = Story });
        await using var db = archive.Open();
        Func<TextReader, char[], ValueTask<int>>[] ways =
        [
            (text, piece) => text.ReadAsync(piece.AsMemory()),
            (text, piece) => new(text.ReadAsync(piece, 0, 99)),
            (text, piece) => text.ReadBlockAsync(piece.AsMemory()),
            (text, piece) => new(text.ReadBlockAsync(piece, 0, 99)),
            (text, piece) => new(text.Read(piece, 0, 77)),
            (text, piece) => new(text.Read(piece)),
            (text, piece) => new(text.ReadBlock(piece, 0, 77)),
            (text, piece) => new(text.ReadBlock(piece)),
            (text, piece) => new(text.Peek() is >= 0 and var next && text.Read() == next ? Put(piece, next) : 0),
            async (text, piece) => Put(piece, await text.ReadToEndAsync()),
            async (text, piece) => Put(piece, await text.ReadToEndAsync(CancellationToken.None)),
            (text, piece) => new(Put(piece, text.ReadToEnd())),
        ];

        foreach (var way in ways)
        {
            using var text = await db.Photos.OpenTextAsync(photo => photo.Story);
            var (piece, read) = (new char[Story.Length], new StringBuilder());
            for (int count; (count = await way(text!, piece)) > 0;) // '!': the photo has a story
                read.Append(piece, 0, count);
            Assert.Equal(Story, read.ToString());
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_text_is_read_line_by_line(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Story = Story });
        await using var db = archive.Open();
        using var text = await db.Photos.OpenTextAsync(photo => photo.Story);

        Assert.NotNull(text);
        Assert.Equal("\uFEFFline 1", await text.ReadLineAsync());
        Assert.Equal("Line 2", text.ReadLine());
        Assert.Equal(Story[(Story.LastIndexOf('\n') + 1)..], await text.ReadLineAsync(CancellationToken.None));
        Assert.Null(await text.ReadLineAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_empty_text_is_not_null(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Story = "" });
        await using var db = archive.Open();
        using var text = await db.Photos.OpenTextAsync(photo => photo.Story);

        Assert.NotNull(text);
        Assert.Equal("", await text.ReadToEndAsync());
    }

    [Theory]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public async Task A_database_of_SQLite_may_store_text_as_UTF_16(string encoding)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<ArchiveContext>().UseSqlite(connection).Options;
        await using var db = new ArchiveContext(options);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA encoding = '" + encoding + "'";
        await command.ExecuteNonQueryAsync();
        await db.Database.EnsureCreatedAsync();
        db.Add(new Photo { Story = Story });
        await db.SaveChangesAsync();

        using var text = await db.Photos.OpenTextAsync(photo => photo.Story);
        Assert.NotNull(text);
        Assert.Equal(Story, await text.ReadToEndAsync());
    }

    private static int Put(char[] piece, int one)
    {
        piece[0] = (char)one;
        return 1;
    }

    private static int Put(char[] piece, string text)
    {
        text.CopyTo(piece);
        return text.Length;
    }
}
