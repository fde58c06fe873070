using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>The bytes of a column as the provider hands them out. Disposing it closes the row that they come from.</summary>
internal sealed class ColumnStream(Stream bytes, RelationalDataReader row) : Stream
{
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw NoLength();

    public override long Position
    {
        get => throw NoSeek();
        set => throw NoSeek();
    }

    public override int Read(byte[] buffer, int offset, int count) => bytes.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => bytes.Read(buffer);

    public override int ReadByte() => bytes.ReadByte();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        bytes.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        bytes.ReadAsync(buffer, cancellationToken);

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw NoSeek();

    public override void SetLength(long value) => throw NoWrite();

    public override void Write(byte[] buffer, int offset, int count) => throw NoWrite();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            try
            {
                bytes.Dispose();
            }
            finally
            {
                row.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            try
            {
                await bytes.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                await row.DisposeAsync().ConfigureAwait(false);
            }
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    private static NotSupportedException NoLength() => new(
        "The length of a value that is read in pieces is not known here. Ask the database: 'Select(p => p.Data.Length)'.");

    private static NotSupportedException NoSeek() => new(
        "A value that is read in pieces is read once, from start to end. Open it again to read it again.");

    private static NotSupportedException NoWrite() => new("A column is opened for reading only.");
}
