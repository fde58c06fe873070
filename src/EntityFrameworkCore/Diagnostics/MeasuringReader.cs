using System.Data.Common;

namespace Rowbound;

/// <summary>
/// Counts the bytes of the values that are taken from a reader, too. What is read piece by piece through a stream or a text
/// reader is not held, and not counted.
/// </summary>
internal sealed class MeasuringReader(DbDataReader reader, QueryRun run) : CountingReader(reader, run)
{
    public override object this[int ordinal] => Measured(base[ordinal]);

    public override object this[string name] => Measured(base[name]);

    public override bool GetBoolean(int ordinal) => Measured(base.GetBoolean(ordinal));

    public override byte GetByte(int ordinal) => Measured(base.GetByte(ordinal));

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var read = base.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);
        Run.Bytes += buffer is null ? 0 : read;
        return read;
    }

    public override char GetChar(int ordinal) => Measured(base.GetChar(ordinal));

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var read = base.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);
        Run.Bytes += buffer is null ? 0 : read * sizeof(char);
        return read;
    }

    public override DateTime GetDateTime(int ordinal) => Measured(base.GetDateTime(ordinal));

    public override decimal GetDecimal(int ordinal) => Measured(base.GetDecimal(ordinal));

    public override double GetDouble(int ordinal) => Measured(base.GetDouble(ordinal));

    public override T GetFieldValue<T>(int ordinal) => Measured(base.GetFieldValue<T>(ordinal));

    public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken)
    {
        var reading = base.GetFieldValueAsync<T>(ordinal, cancellationToken);
        if (!reading.IsCompletedSuccessfully)
            return MeasuredAsync(reading);

        Measured(reading.Result);
        return reading;
    }

    public override float GetFloat(int ordinal) => Measured(base.GetFloat(ordinal));

    public override Guid GetGuid(int ordinal) => Measured(base.GetGuid(ordinal));

    public override short GetInt16(int ordinal) => Measured(base.GetInt16(ordinal));

    public override int GetInt32(int ordinal) => Measured(base.GetInt32(ordinal));

    public override long GetInt64(int ordinal) => Measured(base.GetInt64(ordinal));

    public override object GetProviderSpecificValue(int ordinal) => Measured(base.GetProviderSpecificValue(ordinal));

    public override int GetProviderSpecificValues(object[] values) => Measured(values, base.GetProviderSpecificValues(values));

    public override string GetString(int ordinal) => Measured(base.GetString(ordinal));

    public override object GetValue(int ordinal) => Measured(base.GetValue(ordinal));

    public override int GetValues(object[] values) => Measured(values, base.GetValues(values));

    private async Task<T> MeasuredAsync<T>(Task<T> reading) => Measured(await reading.ConfigureAwait(false));

    private T Measured<T>(T value)
    {
        Run.Bytes += ValueSize.Of(value);
        return value;
    }

    private int Measured(object[] values, int count)
    {
        foreach (var value in values.AsSpan(0, count))
            Measured(value);
        return count;
    }
}
