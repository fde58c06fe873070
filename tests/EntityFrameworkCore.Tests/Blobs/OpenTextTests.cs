using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Blobs;

public class OpenTextTests
{
    // The first character is one that looks like a byte order mark, and pieces end within the others.
    private static readonly string Story =
        "\uFEFFline 1\nLine 2\r\n" + string.Concat(Enumerable.Range(0, 30_000).Select(n => n % 3 == 0 ? "ä" : n % 3 == 1 ? "€" : "🐘"));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_way_to_read_reads_the_same(Engine engine)
    {
        using var archive = new Archive(engine, new Photo { Story = Story });
        await using var db = archive.Open();
        var buffer = new char[1_000];
        Func<TextReader, StringWriter, Task>[] ways =
        [
            async (from, to) => to.Write(await from.ReadToEndAsync()),
            async (from, to) => to.Write(await from.ReadToEndAsync(CancellationToken.None)),
            (from, to) => { to.Write(from.ReadToEnd()); return Task.CompletedTask; },
            async (from, to) => { for (int n; (n = await from.ReadAsync(buffer.AsMemory())) > 0;) to.Write(buffer, 0, n); },
            async (from, to) => { for (int n; (n = await from.ReadAsync(buffer, 5, 99)) > 0;) to.Write(buffer, 5, n); },
            async (from, to) => { for (int n; (n = await from.ReadBlockAsync(buffer.AsMemory())) > 0;) to.Write(buffer, 0, n); },
            async (from, to) => { for (int n; (n = await from.ReadBlockAsync(buffer, 5, 99)) > 0;) to.Write(buffer, 5, n); },
            (from, to) => { for (int n; (n = from.Read(buffer, 3, 77)) > 0;) to.Write(buffer, 3, n); return Task.CompletedTask; },
            (from, to) => { for (int n; (n = from.Read(buffer)) > 0;) to.Write(buffer, 0, n); return Task.CompletedTask; },
            (from, to) => { for (int n; (n = from.ReadBlock(buffer, 3, 77)) > 0;) to.Write(buffer, 3, n); return Task.CompletedTask; },
            (from, to) => { for (int n; (n = from.ReadBlock(buffer)) > 0;) to.Write(buffer, 0, n); return Task.CompletedTask; },
            (from, to) => { while (from.Peek() >= 0) to.Write((char)from.Read()); return Task.CompletedTask; },
        ];

        foreach (var way in ways)
        {
            using var text = await db.Photos.OpenTextAsync(photo => photo.Story);
            await using var copy = new StringWriter(CultureInfo.InvariantCulture);
            await way(text!, copy); // '!': the photo has a story
            Assert.Equal(Story, copy.ToString());
            Assert.Equal(-1, text!.Read()); // as above
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
        await db.Database.ExecuteSqlRawAsync($"PRAGMA encoding = '{encoding}'");
        await db.Database.EnsureCreatedAsync();
        db.Add(new Photo { Story = Story });
        await db.SaveChangesAsync();

        using var text = await db.Photos.OpenTextAsync(photo => photo.Story);
        Assert.NotNull(text);
        Assert.Equal(Story, await text.ReadToEndAsync());
    }
}
