using System.Security.Cryptography;
using System.Text;
using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Sixteen hexadecimal digits that change when a query or a key does, and only then: they are compared between
/// processes and between builds of the caller's program.</summary>
internal static class QueryFingerprint
{
    /// <summary>What picks the rows: the set, the filters and the values in them.</summary>
    public static string Of(Expression source) => Hash(QueryText.Of(source));

    public static string Of(IReadOnlyList<KeyColumn> key) => Hash(string.Join('|', key.Select(column =>
        $"{column.Property.DeclaringType.Name}.{column.Name} {column.Descending} " +
        (column.Property.GetTypeMapping().Converter?.ProviderClrType ?? column.Type).FullName)));

    private static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
