using System.Data;
using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// The transaction of one chunk; none where the caller has one, to which all chunks then belong. With it a chunk that failed
/// is known not to be written and can be sent again, which EF Core, whose statements commit by themselves, only hopes.
/// </summary>
internal sealed class ChunkTransaction(DbContext context) : IAsyncDisposable
{
    private IDbContextTransaction? _transaction;

    /// <summary>Begins it where it has not begun.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not null
            || context.Database.GetEnlistedTransaction() is not null
            || Transaction.Current is not null)
        {
            return;
        }

        _transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Is neither cancelled nor repeated: once it is sent, only its answer tells what became of it.</summary>
    /// <param name="range">What was written.</param>
    /// <exception cref="UnknownOutcomeException">The connection was lost before the answer.</exception>
    public async Task CommitAsync(Func<KeyRange> range)
    {
        if (_transaction is null)
            return;

        try
        {
            await _transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (context.Database.GetDbConnection().State != ConnectionState.Open)
        {
            throw new UnknownOutcomeException(range(), exception);
        }
    }

    /// <summary>Takes back what is not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is { } transaction)
        {
            _transaction = null;
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }
}
