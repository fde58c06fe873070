using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// The rows of one statement, which need not be read to the end. Npgsql reads what is left of a result when its reader is closed:
/// the rest of the table, where a stream is left early. A read that is cancelled makes the server stop sending instead.
/// </summary>
internal sealed class OpenRows<T> : IAsyncEnumerator<T>
{
    private readonly IRelationalConnection _connection;
    private readonly IAsyncEnumerator<T> _rows;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource? _leaving;

    public OpenRows(DbContext context, IAsyncEnumerable<T> query, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _connection = context.GetService<IRelationalConnection>();
        if (DatabaseEngines.EngineOf(context.Model) == DatabaseEngine.PostgreSql)
            _leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            _rows = UnbufferedReads.Open(query, _leaving?.Token ?? cancellationToken);
        }
        catch
        {
            _leaving?.Dispose();
            throw;
        }
    }

    public T Current => _rows.Current;

    /// <summary>Whether the server may have more rows to send, and should be stopped when the reader is closed.</summary>
    public bool HasMore { get; set; }

    /// <summary>Costs no allocation and no state machine where the row is there already, as all but one of a buffer
    /// are.</summary>
    public ValueTask<bool> MoveNextAsync()
    {
        HasMore = false;
        var moving = _rows.MoveNextAsync();
        return moving.IsCompletedSuccessfully ? ValueTask.FromResult(HasMore = moving.Result) : ArriveAsync(moving);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // In a transaction PostgreSQL would refuse every later command: there the rest is read, as EF Core does.
            if (HasMore && _leaving is not null && !_connection.IsInTransaction())
                await LeaveAsync(_leaving).ConfigureAwait(false);
        }
        finally
        {
            await _rows.DisposeAsync().ConfigureAwait(false);
            _leaving?.Dispose();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ArriveAsync(ValueTask<bool> moving)
    {
        try
        {
            return HasMore = await moving.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (_leaving is not null && _cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _cancellationToken); // Not the token of _leaving.
        }
    }

    private async Task LeaveAsync(CancellationTokenSource leaving)
    {
        await leaving.CancelAsync().ConfigureAwait(false);
        try
        {
            // Rows that have arrived already come without asking the server.
            while (await _rows.MoveNextAsync().ConfigureAwait(false))
                continue;
        }
        catch (Exception)
        {
            // The answer to the cancellation; or a failure, which now concerns rows that nobody asked for.
        }
    }
}
