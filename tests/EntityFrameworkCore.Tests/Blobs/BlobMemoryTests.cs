using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;
using SQLitePCL;

namespace Rowbound.Blobs;

/// <summary>
/// All that is allocated while a large value is copied, live or not, is less than the bound; so is what SQLite allocates beside
/// it. Nothing else runs meanwhile.
/// </summary>
[Collection("memory")]
public class BlobMemoryTests
{
    private const int Large = 256 * 1024 * 1024;
    private const long Bound = 16 * 1024 * 1024;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Bytes_are_copied_within_the_bound(Engine engine)
    {
        using var archive = Filled(engine);
        await using var db = archive.Open();

        var (copied, allocated, native) = await Measured(async () =>
        {
            await using var stream = await db.Photos.OpenReadAsync(photo => photo.Data);
            var sink = new CountingSink();
            await stream!.CopyToAsync(sink); // '!': the photo has data
            return sink.Count;
        });

        Assert.Equal(Large, copied);
        Assert.InRange(allocated, 0, Bound);
        Assert.InRange(native, 0, Bound);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Text_is_copied_within_the_bound(Engine engine)
    {
        using var archive = Filled(engine);
        await using var db = archive.Open();

        var (copied, allocated, native) = await Measured(async () =>
        {
            using var text = await db.Photos.OpenTextAsync(photo => photo.Story);
            var buffer = new char[32 * 1024];
            var count = 0L;
            for (int read; (read = await text!.ReadAsync(buffer.AsMemory())) > 0;) // '!': the photo has a story
                count += read;
            return count;
        });

        Assert.Equal(Large, copied);
        Assert.InRange(allocated, 0, Bound);
        Assert.InRange(native, 0, Bound);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_measure_sees_a_value_that_is_read_whole(Engine engine)
    {
        using var archive = Filled(engine);
        await using var db = archive.Open();

        var (_, allocated, _) = await Measured(async () => (await db.Photos.Select(photo => photo.Data).SingleAsync())!.Length);

        Assert.InRange(allocated, Large, long.MaxValue);
    }

    /// <summary>Runs once before it is measured, so that everything is compiled and the buffers of the pools are there.</summary>
    private static async Task<(long Copied, long Allocated, long Native)> Measured(Func<Task<long>> copy)
    {
        await copy();
        GC.Collect();
        raw.sqlite3_memory_highwater(1);
        var (before, nativeBefore) = (GC.GetTotalAllocatedBytes(precise: true), raw.sqlite3_memory_used());
        var copied = await copy();
        var native = raw.sqlite3_memory_highwater(0) - nativeBefore;
        return (copied, GC.GetTotalAllocatedBytes(precise: true) - before, native);
    }

    /// <summary>The database makes the value itself.</summary>
    private static Archive Filled(Engine engine)
    {
        var archive = new Archive(engine, new Photo());
        using var db = archive.Open();
        var values = engine == Engine.Sqlite
            ? $"\"the \"\"data\"\"\" = zeroblob({Large}), \"Story\" = replace(hex(zeroblob({Large / 2})), '0', 'x')"
            : $"\"the \"\"data\"\"\" = decode(repeat('00', {Large}), 'hex'), \"Story\" = repeat('x', {Large})";
        db.Database.ExecuteSqlRaw($"UPDATE \"photo table\" SET {values}");
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
