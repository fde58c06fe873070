using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>The text of a column as the provider hands it out. Disposing it closes the row that it comes from.</summary>
internal sealed class ColumnText(TextReader text, RelationalDataReader row) : TextReader, IAsyncDisposable
{
    private bool _disposed;

    public override int Peek() => text.Peek();

    public override int Read() => text.Read();

    public override int Read(char[] buffer, int index, int count) => text.Read(buffer, index, count);

    public override int Read(Span<char> buffer) => text.Read(buffer);

    public override int ReadBlock(char[] buffer, int index, int count) => text.ReadBlock(buffer, index, count);

    public override int ReadBlock(Span<char> buffer) => text.ReadBlock(buffer);

    public override string? ReadLine() => text.ReadLine();

    public override string ReadToEnd() => text.ReadToEnd();

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => text.ReadAsync(buffer, index, count);

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
        text.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadBlockAsync(char[] buffer, int index, int count) => text.ReadBlockAsync(buffer, index, count);

    public override ValueTask<int> ReadBlockAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
        text.ReadBlockAsync(buffer, cancellationToken);

    public override Task<string?> ReadLineAsync() => text.ReadLineAsync();

    public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        text.ReadLineAsync(cancellationToken);

    public override Task<string> ReadToEndAsync() => text.ReadToEndAsync();

    public override Task<string> ReadToEndAsync(CancellationToken cancellationToken) =>
        text.ReadToEndAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            try
            {
                text.Dispose();
            }
            finally
            {
                row.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>A TextReader has no such method: who knows of it spares a thread while the rest of the row arrives.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;

        _disposed = true;
        try
        {
            text.Dispose();
        }
        finally
        {
            await row.DisposeAsync().ConfigureAwait(false);
        }
    }
}
