using System.Security.Cryptography;
using System.Text;

namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>What the update job computes: SHA-256 of the title, 64 hexadecimal digits.</summary>
internal static class TitleHash
{
    /// <summary>The same as a function of the database: SQL on PostgreSQL, this method on SQLite.</summary>
    internal const string FunctionName = "title_hash";

    internal static string Of(string title)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(title.Length)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(title, bytes)], hash);
        return Convert.ToHexStringLower(hash);
    }
}
