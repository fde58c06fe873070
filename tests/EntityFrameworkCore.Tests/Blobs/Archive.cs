using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Rowbound.Harness;

namespace Rowbound.Blobs;

/// <summary>A database of photos, and what is in it.</summary>
internal sealed class Archive : IDisposable
{
    private readonly TestDatabase _database;

    public Archive(Engine engine, params IEnumerable<object> rows)
    {
        _database = ArchiveContext.CreateOn(engine);
        using var context = Open();
        context.AddRange(rows);
        context.SaveChanges();
        Log.Clear();
    }

    public MemoryCache? QueryCache { set => _database.QueryCache = value; }

    public SqlLog Log => _database.Log;

    public ArchiveContext Open(bool retrying = false, bool splitting = false) =>
        new(_database.Options<ArchiveContext>(retrying, splitting).Options);

    public ArchiveContext Open(Action<DbContextOptionsBuilder> configure)
    {
        var options = _database.Options<ArchiveContext>();
        configure(options);
        return new(options.Options);
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Bytes that look the same in every run and compress badly.</summary>
    public static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    public static async Task<byte[]> Read(Task<Stream?> opening)
    {
        await using var stream = await opening;
        Assert.NotNull(stream);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
