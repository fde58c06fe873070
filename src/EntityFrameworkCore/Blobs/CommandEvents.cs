using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// Tells the logging and the interceptors of a context about a command. EF Core 10 wants the text for the log beside the command;
/// before, it took the command's own.
/// </summary>
internal sealed class CommandEvents(DbContext context, IRelationalConnection connection, DbCommand command)
{
    private const DbCommandMethod Method = DbCommandMethod.ExecuteReader;
    private const CommandSource Source = CommandSource.LinqQuery;

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;

    public Guid CommandId { get; } = Guid.NewGuid();

    public IRelationalCommandDiagnosticsLogger Logger { get; } = context.GetService<IRelationalCommandDiagnosticsLogger>();

    private Guid ConnectionId => connection.ConnectionId;

    public ValueTask<InterceptionResult<DbDataReader>> ExecutingAsync(CancellationToken cancellationToken) =>
#if NET10_0_OR_GREATER
        Logger.CommandReaderExecutingAsync(
            connection, command, command.CommandText, context, CommandId, ConnectionId, _start, Source, cancellationToken);
#else
        Logger.CommandReaderExecutingAsync(
            connection, command, context, CommandId, ConnectionId, _start, Source, cancellationToken);
#endif

    public ValueTask<DbDataReader> ExecutedAsync(DbDataReader reader, TimeSpan duration, CancellationToken cancellationToken) =>
#if NET10_0_OR_GREATER
        Logger.CommandReaderExecutedAsync(
            connection, command, command.CommandText, context, CommandId, ConnectionId, reader, _start, duration, Source,
            cancellationToken);
#else
        Logger.CommandReaderExecutedAsync(
            connection, command, context, CommandId, ConnectionId, reader, _start, duration, Source, cancellationToken);
#endif

    public Task FailedAsync(Exception exception, TimeSpan duration, CancellationToken cancellationToken)
    {
        var cancelled = context.GetService<IExceptionDetector>().IsCancellation(exception, cancellationToken);
#if NET10_0_OR_GREATER
        return cancelled
            ? Logger.CommandCanceledAsync(
                connection, command, command.CommandText, context, Method, CommandId, ConnectionId, _start, duration, Source,
                cancellationToken)
            : Logger.CommandErrorAsync(
                connection, command, command.CommandText, context, Method, CommandId, ConnectionId, exception, _start, duration,
                Source, cancellationToken);
#else
        return cancelled
            ? Logger.CommandCanceledAsync(
                connection, command, context, Method, CommandId, ConnectionId, _start, duration, Source, cancellationToken)
            : Logger.CommandErrorAsync(
                connection, command, context, Method, CommandId, ConnectionId, exception, _start, duration, Source,
                cancellationToken);
#endif
    }
}
