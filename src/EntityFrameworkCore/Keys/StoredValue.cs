using System.Globalization;

namespace Rowbound;

/// <summary>
/// Writes what a key column stores as text and reads it back exactly: with the name of the type, since JSON alone would lose the
/// last digits of a long and the kind of a date.
/// </summary>
internal static class StoredValue
{
    private const DateTimeStyles Exact = DateTimeStyles.RoundtripKind;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<string, Func<string, object>> Readers = new(StringComparer.Ordinal)
    {
        [nameof(Boolean)] = text => bool.Parse(text),
        [nameof(Byte)] = text => byte.Parse(text, Invariant),
        [nameof(SByte)] = text => sbyte.Parse(text, Invariant),
        [nameof(Int16)] = text => short.Parse(text, Invariant),
        [nameof(UInt16)] = text => ushort.Parse(text, Invariant),
        [nameof(Int32)] = text => int.Parse(text, Invariant),
        [nameof(UInt32)] = text => uint.Parse(text, Invariant),
        [nameof(Int64)] = text => long.Parse(text, Invariant),
        [nameof(UInt64)] = text => ulong.Parse(text, Invariant),
        [nameof(Single)] = text => float.Parse(text, Invariant),
        [nameof(Double)] = text => double.Parse(text, Invariant),
        [nameof(Decimal)] = text => decimal.Parse(text, Invariant),
        [nameof(Char)] = text => char.Parse(text),
        [nameof(String)] = text => text,
        [nameof(Guid)] = text => Guid.Parse(text),
        [nameof(DateTime)] = text => DateTime.ParseExact(text, "O", Invariant, Exact),
        [nameof(DateTimeOffset)] = text => DateTimeOffset.ParseExact(text, "O", Invariant, Exact),
        [nameof(DateOnly)] = text => DateOnly.ParseExact(text, "O", Invariant),
        [nameof(TimeOnly)] = text => TimeOnly.ParseExact(text, "O", Invariant),
        [nameof(TimeSpan)] = text => TimeSpan.ParseExact(text, "c", Invariant),
        ["Bytes"] = Convert.FromBase64String,
    };

    /// <exception cref="NotSupportedException">The type has no exact text.</exception>
    public static string? Write(object? value) => value switch
    {
        null => null,
        string text => $"{nameof(String)}:{text}",
        byte[] bytes => $"Bytes:{Convert.ToBase64String(bytes)}",
        DateTime or DateTimeOffset or DateOnly or TimeOnly => Write(value, ((IFormattable)value).ToString("O", Invariant)),
        float or double => Write(value, ((IFormattable)value).ToString("R", Invariant)),
        IConvertible or Guid or TimeSpan when Readers.ContainsKey(value.GetType().Name) =>
            Write(value, Convert.ToString(value, Invariant)!), // '!': the value is not null
        _ => throw new NotSupportedException(
            $"A position cannot be written as text: the key holds a '{value.GetType()}'. Walk by another column, or store this " +
            "one through a value converter as a number, a text, a date, a Guid or bytes."),
    };

    /// <exception cref="FormatException">The text was not written by <see cref="Write(object?)"/>.</exception>
    public static object? Read(string? text)
    {
        if (text is null)
            return null;

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Readers.TryGetValue(text[..colon], out var read))
            throw new FormatException($"'{text}' names no type that a position can hold.");

        return read(text[(colon + 1)..]);
    }

    private static string Write(object value, string text) => $"{value.GetType().Name}:{text}";
}
