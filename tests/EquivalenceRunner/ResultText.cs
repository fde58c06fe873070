using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rowbound.EquivalenceRunner;

/// <summary>Values as texts that can be compared.</summary>
internal static class ResultText
{
    private const int Longest = 10_000;

    private static readonly JsonSerializerOptions Json =
        new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, IncludeFields = true };

    internal static string Of(object? result) => Short(JsonSerializer.Serialize(result, Json));

    /// <summary>A text that is too long to show by its length and hash.</summary>
    internal static string Short(string text) => text.Length <= Longest
        ? text
        : $"{text.Length} characters, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
