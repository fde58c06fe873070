using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;
using SQLitePCL;

namespace Rowbound.Blobs;

/// <summary>
/// All that is allocated while a large value is copied, live or not, is less than the bound, with what SQLite needs beside it.
/// Nothing else runs meanwhile.
/// </summary>
[Collection("memory")]
public class BlobMemoryTests
{
    private const int Small = 1024 * 1024;
    private const int Large = 128 * 1024 * 1024;
    private const long Bound = 16 * 1024 * 1024;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_large_value_is_copied_within_the_bound(Engine engine)
    {
        using var archive = Filled(engine);
        await using var db = archive.Open();

        Assert.InRange(await Used(size => CopyBytes(db, size)), 0, Bound);
        Assert.InRange(await Used(size => CopyText(db, size)), 0, Bound);
    }

    [Fact]
    public async Task The_measure_sees_a_value_that_is_read_whole()
    {
        using var archive = Filled(Engine.Sqlite);
        await using var db = archive.Open();

        Assert.InRange(
            await Used(size => db.Photos.Where(photo => photo.Id == size).Select(photo => photo.Data).SingleAsync()),
            2 * Large, long.MaxValue); // once in SQLite, once in .NET
    }

    private static async Task CopyBytes(ArchiveContext db, int size)
    {
        await using var stream = await db.Photos.Where(photo => photo.Id == size).OpenReadAsync(photo => photo.Data);
        var sink = new CountingSink();
        await stream!.CopyToAsync(sink); // '!': the photo has data
        Assert.Equal(size, sink.Count);
    }

    private static async Task CopyText(ArchiveContext db, int size)
    {
        using var text = await db.Photos.Where(photo => photo.Id == size).OpenTextAsync(photo => photo.Story);
        var (buffer, count) = (new char[32 * 1024], 0);
        for (int read; (read = await text!.ReadAsync(buffer.AsMemory())) > 0;) // '!': the photo has a story
            count += read;
        Assert.Equal(size, count);
    }

    /// <summary>What is allocated for the large value, in .NET altogether and in SQLite at most at once. A small value before it
    /// compiles everything and fills the pools.</summary>
    private static async Task<long> Used(Func<int, Task> read)
    {
        await read(Small);
        raw.sqlite3_memory_highwater(1);
        var before = GC.GetTotalAllocatedBytes(precise: true) + raw.sqlite3_memory_used();
        await read(Large);
        return GC.GetTotalAllocatedBytes(precise: true) + raw.sqlite3_memory_highwater(0) - before;
    }

    /// <summary>The database makes the values itself; the key of a photo is their length.</summary>
    private static Archive Filled(Engine engine)
    {
        var archive = new Archive(engine, new Photo { Id = Small }, new Photo { Id = Large });
        using var db = archive.Open();
        if (engine == Engine.Sqlite)
        {
            db.Database.ExecuteSql($"""
                UPDATE "photo table" SET
                    "the ""data"" of it" = zeroblob("Id"), "Story" = replace(hex(zeroblob("Id" / 2)), '0', 'x')
                """);
            return archive;
        }

        db.Database.ExecuteSql($"""
            UPDATE "photo table" SET "the ""data"" of it" = convert_to(repeat('x', "Id"), 'UTF8'), "Story" = repeat('x', "Id")
            """);
        return archive;
    }

    private sealed class CountingSink : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Count;
        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return default;
        }

        public override void Flush()
        {
            // Nothing is kept.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
