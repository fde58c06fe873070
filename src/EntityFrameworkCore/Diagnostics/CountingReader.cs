using System.Collections;
using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;

namespace Rowbound;

/// <summary>Counts the rows of a reader and is otherwise that reader: all that can be overridden asks the other.</summary>
internal class CountingReader(DbDataReader reader, QueryRun run) : DbDataReader, IDbColumnSchemaGenerator
{
    /// <summary>A read that had not ended when it was handed out. Whether it found a row is asked later.</summary>
    private Task<bool>? _reading;

    public override int Depth => reader.Depth;

    public override int FieldCount => reader.FieldCount;

    public override int VisibleFieldCount => reader.VisibleFieldCount;

    public override bool HasRows => reader.HasRows;

    public override bool IsClosed => reader.IsClosed;

    public override int RecordsAffected => reader.RecordsAffected;

    public override object this[int ordinal] => reader[ordinal];

    public override object this[string name] => reader[name];

    protected QueryRun Run => run;

    public override bool Read()
    {
        Settle();
        if (run.Look() is { } exceeded)
            throw exceeded;
        if (!reader.Read())
            return false;
        return run.AddRow() is { } tooMany ? throw tooMany : true;
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Settle();
        if (run.Look() is { } exceeded)
            return Task.FromException<bool>(exceeded);

        var reading = reader.ReadAsync(cancellationToken);
        if (reading.IsCompletedSuccessfully)
            return reading.Result && run.AddRow() is { } tooMany ? Task.FromException<bool>(tooMany) : reading;
        if (run.IsFull)
            return ReadOneTooManyAsync(reading);

        _reading = reading;
        return reading;
    }

    public override bool NextResult()
    {
        Settle();
        return reader.NextResult();
    }

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken)
    {
        Settle();
        return reader.NextResultAsync(cancellationToken);
    }

    public override void Close()
    {
        Settle();
        reader.Close();
    }

    public override Task CloseAsync()
    {
        Settle();
        return reader.CloseAsync();
    }

#pragma warning disable CA2215 // What is inherited would close the other reader again, when its connection may use it anew.
    public override ValueTask DisposeAsync()
    {
        Settle();
        return reader.DisposeAsync();
    }
#pragma warning restore CA2215

    public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => reader.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        reader.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => reader.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        reader.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override Task<ReadOnlyCollection<DbColumn>> GetColumnSchemaAsync(CancellationToken cancellationToken = default) =>
        reader.GetColumnSchemaAsync(cancellationToken);

    public ReadOnlyCollection<DbColumn> GetColumnSchema() => reader.GetColumnSchema();

    public override string GetDataTypeName(int ordinal) => reader.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => reader.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => reader.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => reader.GetDouble(ordinal);

    /// <summary>Over this reader, so that its rows are counted too.</summary>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override Type GetFieldType(int ordinal) => reader.GetFieldType(ordinal);

    public override T GetFieldValue<T>(int ordinal) => reader.GetFieldValue<T>(ordinal);

    public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) =>
        reader.GetFieldValueAsync<T>(ordinal, cancellationToken);

    public override float GetFloat(int ordinal) => reader.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => reader.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => reader.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => reader.GetInt64(ordinal);

    public override string GetName(int ordinal) => reader.GetName(ordinal);

    public override int GetOrdinal(string name) => reader.GetOrdinal(name);

    public override Type GetProviderSpecificFieldType(int ordinal) => reader.GetProviderSpecificFieldType(ordinal);

    public override object GetProviderSpecificValue(int ordinal) => reader.GetProviderSpecificValue(ordinal);

    public override int GetProviderSpecificValues(object[] values) => reader.GetProviderSpecificValues(values);

    public override DataTable? GetSchemaTable() => reader.GetSchemaTable();

    public override Task<DataTable?> GetSchemaTableAsync(CancellationToken cancellationToken = default) =>
        reader.GetSchemaTableAsync(cancellationToken);

    public override Stream GetStream(int ordinal) => reader.GetStream(ordinal);

    public override string GetString(int ordinal) => reader.GetString(ordinal);

    public override TextReader GetTextReader(int ordinal) => reader.GetTextReader(ordinal);

    public override object GetValue(int ordinal) => reader.GetValue(ordinal);

    public override int GetValues(object[] values) => reader.GetValues(values);

    public override bool IsDBNull(int ordinal) => reader.IsDBNull(ordinal);

    public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken) =>
        reader.IsDBNullAsync(ordinal, cancellationToken);

    protected override DbDataReader GetDbDataReader(int ordinal) => reader.GetData(ordinal);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing); // Closes.
        if (disposing)
            reader.Dispose();
    }

    /// <summary>Counts the row of the last read. It is within the limit, else it would have been awaited.</summary>
    private void Settle()
    {
        if (_reading is not { } reading)
            return;

        _reading = null;
        if (reading.IsCompletedSuccessfully && reading.Result)
            run.AddRow();
    }

    private async Task<bool> ReadOneTooManyAsync(Task<bool> reading)
    {
        if (!await reading.ConfigureAwait(false))
            return false;
        return run.AddRow() is { } tooMany ? throw tooMany : true;
    }
}
