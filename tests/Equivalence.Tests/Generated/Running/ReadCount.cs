using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Counts what a program reads.</summary>
internal sealed class ReadCount : DbCommandInterceptor
{
    private int _columns;

    /// <summary>Rows, without the last call of each command that finds none.</summary>
    internal int Rows { get; private set; }

    /// <summary>Values: rows by columns.</summary>
    internal int Cells { get; private set; }

    /// <summary>Commands; each may read a row to find that it was not needed.</summary>
    internal int Commands { get; private set; }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        _columns = result.FieldCount;
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result,
        CancellationToken cancellationToken = default) =>
        new(ReaderExecuted(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData,
        InterceptionResult result)
    {
        Commands++;
        Rows += eventData.ReadCount;
        Cells += eventData.ReadCount * _columns;
        return result;
    }
}
