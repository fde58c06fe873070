using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Equivalence.Tests;

/// <summary>What running a job gave and what it took.</summary>
/// <param name="Result">What it returned, as JSON.</param>
/// <param name="Tracked">How many entities the change tracker held at the end.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Cells">How many values were read: rows by columns.</param>
internal sealed record Measurement(string Result, int Tracked, int Rows, int Cells);

/// <summary>Counts what is read through a context.</summary>
internal sealed class ReadCounter : DbCommandInterceptor
{
    private int _columns;

    internal int Rows { get; private set; }

    internal int Cells { get; private set; }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        _columns = result.FieldCount;
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuted(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Rows += eventData.ReadCount;
        Cells += eventData.ReadCount * _columns;
        return result;
    }
}
