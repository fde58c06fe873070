using System.Runtime.CompilerServices;

namespace Rowbound;

/// <summary>How many bytes of memory the value of a column takes, without the few that every object has on top.</summary>
internal static class ValueSize
{
    /// <summary>Of a document, an address, a boxed number: something, and rarely more.</summary>
    private const int Other = 16;

    public static long Of<T>(T value) => typeof(T).IsValueType ? Unsafe.SizeOf<T>() : OfObject(value);

    private static long OfObject(object? value) => value switch
    {
        null or DBNull => 0,
        string text => (long)text.Length * sizeof(char),
        byte[] bytes => bytes.Length,
        string?[] texts => texts.Sum(text => (text?.Length ?? 0L) * sizeof(char)),
        Array array => (long)array.Length * SizeOfElement(array.GetType().GetElementType()),
        Stream { CanSeek: true } stream => stream.Length,
        _ => Other,
    };

    private static int SizeOfElement(Type? element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double or TypeCode.DateTime => 8,
        _ => Other,
    };
}
