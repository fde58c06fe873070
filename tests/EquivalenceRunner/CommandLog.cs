using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.EquivalenceRunner;

/// <summary>Counts what is sent and read through a context.</summary>
internal sealed partial class CommandLog : DbCommandInterceptor
{
    /// <summary>By command: where EF Core buffers, the reader that is disposed of is not the one that was opened.</summary>
    private readonly ConditionalWeakTable<DbCommand, StrongBox<int>> _columns = [];

    internal int Statements { get; private set; }

    internal List<string> Writes { get; } = [];

    internal long Rows { get; private set; }

    internal long Cells { get; private set; }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Sent(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => new(Sent(command, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Sent(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Sent(command, result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Sent(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default) => new(Sent(command, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        _columns.AddOrUpdate(command, new(result.FieldCount)); // A closed reader no longer tells.
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuted(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Rows += eventData.ReadCount;
        if (_columns.TryGetValue(command, out var columns))
            Cells += (long)eventData.ReadCount * columns.Value;
        return result;
    }

    private T Sent<T>(DbCommand command, T result)
    {
        Statements++;
        if (Writing().IsMatch(command.CommandText))
            Writes.Add(command.CommandText);
        return result;
    }

    [GeneratedRegex(@"\b(INSERT|UPDATE|DELETE)\b")]
    private static partial Regex Writing();
}
