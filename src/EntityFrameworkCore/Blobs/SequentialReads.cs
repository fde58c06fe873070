using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// Executes a command as EF Core does, on the connection and before the interceptors of a context, but lets the row arrive in
/// pieces, which EF Core never asks for.
/// </summary>
internal sealed class SequentialReads(DbContext context)
{
    private const CommandBehavior Behavior =
        CommandBehavior.SequentialAccess | CommandBehavior.SingleRow | CommandBehavior.SingleResult;

    private readonly IRelationalConnection _connection = context.GetService<IRelationalConnection>();

    /// <summary>The reader disposes the command and gives the connection back.</summary>
    public async Task<RelationalDataReader> ExecuteAsync(Func<DbCommand> createCommand, CancellationToken cancellationToken)
    {
        await _connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        DbCommand? command = null;
        try
        {
            command = createCommand();
            var events = new CommandEvents(context, _connection, command);
            var reader = await ExecuteAsync(command, events, cancellationToken).ConfigureAwait(false);
            var result = new RelationalDataReader();
            result.Initialize(_connection, command, reader, events.CommandId, events.Logger);
            return result;
        }
        catch
        {
            if (command is not null)
                await command.DisposeAsync().ConfigureAwait(false);
            await _connection.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<DbDataReader> ExecuteAsync(
        DbCommand command, CommandEvents events, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var intercepted = await events.ExecutingAsync(cancellationToken).ConfigureAwait(false);
            var reader = intercepted.HasResult
                ? intercepted.Result
                : await command.ExecuteReaderAsync(Behavior, cancellationToken).ConfigureAwait(false);
            return await events.ExecutedAsync(reader, Stopwatch.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await events.FailedAsync(exception, Stopwatch.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }
}
