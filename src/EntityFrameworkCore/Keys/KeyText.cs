using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rowbound;

/// <summary>What positions and ranges look like as text. Version 1.</summary>
internal sealed record KeyText
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v"), JsonPropertyOrder(0)]
    public int Version { get; init; } = CurrentVersion;

    [JsonPropertyName("key"), JsonPropertyOrder(1)]
    public string Key { get; init; } = "";

    [JsonPropertyName("query"), JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Query { get; init; }

    [JsonPropertyName("after"), JsonPropertyOrder(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? After { get; init; }

    [JsonPropertyName("upTo"), JsonPropertyOrder(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? UpTo { get; init; }

    public static IReadOnlyList<string?>? Write(IReadOnlyList<object?>? values) =>
        values is null ? null : [.. values.Select(StoredValue.Write)];

    public static IReadOnlyList<object?>? Read(IReadOnlyList<string?>? texts) =>
        texts is null ? null : [.. texts.Select(StoredValue.Read)];

    public override string ToString() => JsonSerializer.Serialize(this);

    /// <exception cref="FormatException">The text is not of this form, or of a later version.</exception>
    public static KeyText Parse(string text, string what)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize<KeyText>(text);
            if (parsed is { Version: CurrentVersion, Key.Length: > 0 })
                return parsed;

            throw new FormatException(
                $"'{text}' is not a {what} of version {CurrentVersion}. Start the run anew, or use the version of " +
                "Rowbound.EntityFrameworkCore that wrote it.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"'{text}' is not a {what}. Pass what 'ToString()' of one returned.", exception);
        }
    }
}
