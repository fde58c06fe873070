using System.Collections;
using System.Data.Common;

namespace Rowbound.Harness;

/// <summary>Rows of no database: each column has the one of <paramref name="values"/> that has the type asked for.</summary>
internal sealed class MadeUpReader(object[] values, int rows) : DbDataReader
{
    private int _rowsRead;

    public override int FieldCount => int.MaxValue;

    public override bool HasRows => rows > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => throw NotTyped();

    public override bool Read() => _rowsRead++ < rows;

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => false;

    public override T GetFieldValue<T>(int ordinal) => Of<T>();

    public override bool GetBoolean(int ordinal) => Of<bool>();

    public override byte GetByte(int ordinal) => Of<byte>();

    public override char GetChar(int ordinal) => Of<char>();

    public override DateTime GetDateTime(int ordinal) => Of<DateTime>();

    public override decimal GetDecimal(int ordinal) => Of<decimal>();

    public override double GetDouble(int ordinal) => Of<double>();

    public override float GetFloat(int ordinal) => Of<float>();

    public override Guid GetGuid(int ordinal) => Of<Guid>();

    public override short GetInt16(int ordinal) => Of<short>();

    public override int GetInt32(int ordinal) => Of<int>();

    public override long GetInt64(int ordinal) => Of<long>();

    public override string GetString(int ordinal) => Of<string>();

    public override object GetValue(int ordinal) => throw NotTyped();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw NotTyped();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw NotTyped();

    public override string GetDataTypeName(int ordinal) => throw NotTyped();

    public override IEnumerator GetEnumerator() => throw NotTyped();

    public override Type GetFieldType(int ordinal) => throw NotTyped();

    public override string GetName(int ordinal) => throw NotTyped();

    public override int GetOrdinal(string name) => throw NotTyped();

    public override int GetValues(object[] values) => throw NotTyped();

    private T Of<T>() => values.OfType<T>().First();

    private static NotSupportedException NotTyped() => new("A made-up row is read column by column, each by its type.");
}
