using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>
/// Keeps the connection of a context open over several statements. Given back to the pool after each of them, a PostgreSQL
/// connection would be reset with a statement of its own.
/// </summary>
internal readonly struct HeldConnection : IAsyncDisposable
{
    private readonly DbContext? _context;

    private HeldConnection(DbContext? context) => _context = context;

    public static async Task<HeldConnection> OpenAsync(DbContext context, CancellationToken cancellationToken)
    {
        // The connection of a transaction is open already, and a retrying strategy refuses to run inside one.
        if (context.Database.CurrentTransaction is not null)
            return new HeldConnection(null);

        await context.Database.CreateExecutionStrategy().ExecuteAsync(
            context,
            static (_, opening, token) => Opened(opening, token),
            verifySucceeded: null,
            cancellationToken).ConfigureAwait(false);
        return new HeldConnection(context);
    }

    public ValueTask DisposeAsync() =>
        _context is null ? ValueTask.CompletedTask : new ValueTask(_context.Database.CloseConnectionAsync());

    private static async Task<bool> Opened(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
