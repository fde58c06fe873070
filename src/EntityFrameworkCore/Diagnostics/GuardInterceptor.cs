using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound;

/// <summary>
/// Puts a counting reader around the reader of each query. One instance serves all contexts: what differs is in their options.
/// </summary>
internal sealed class GuardInterceptor : DbCommandInterceptor
{
    public static readonly GuardInterceptor Instance = new();

    private GuardInterceptor()
    {
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Starting(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Starting(command, eventData);
        return new(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        Guarded(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        => new(Guarded(command, eventData, result));

    /// <summary>Only here all rows of a query have become entities, also where EF Core buffered them.</summary>
    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (eventData.Context is { } context && GuardedContext.Find(context)?.Close(eventData.CommandId) is { } exceeded)
            throw exceeded;
        return result;
    }

    private static void Starting(DbCommand command, CommandEventData eventData)
    {
        if (IsQuery(eventData) && eventData.Context is { } context)
            GuardedContext.Of(context).Start(eventData.CommandId, command.CommandText);
    }

    private static DbDataReader Guarded(DbCommand command, CommandExecutedEventData eventData, DbDataReader reader) =>
        IsQuery(eventData) && eventData.Context is { } context
            ? GuardedContext.Of(context).Guard(eventData.CommandId, command.CommandText, reader)
            : reader;

    /// <summary>Npgsql's SaveChanges casts the reader to its own type.</summary>
    private static bool IsQuery(CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery;
}
