using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Rowbound;

/// <summary>
/// The rows of an entity behind one key and up to another, the last one included; open at an end where there is no bound. It
/// can be kept as text (<see cref="ToString"/>, JSON) and carried to another process.
/// </summary>
/// <remarks>It fits every query on the same entity that is walked by the same key, whatever the filter.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<KeyRange>))]
public sealed class KeyRange : IEquatable<KeyRange>, IParsable<KeyRange>
{
    internal KeyRange(string keyFingerprint, IReadOnlyList<object?>? after, IReadOnlyList<object?>? upTo)
    {
        KeyFingerprint = keyFingerprint;
        After = after;
        UpTo = upTo;
    }

    internal string KeyFingerprint { get; }

    /// <summary>What the columns of the key store in the row behind which the range starts; null: at the first row.</summary>
    internal IReadOnlyList<object?>? After { get; }

    /// <summary>What the columns of the key store in the last row; null: to the end.</summary>
    internal IReadOnlyList<object?>? UpTo { get; }

    /// <summary>Reads what <see cref="ToString"/> returned.</summary>
    /// <param name="s">The text of a range.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not a range, or was written by a later version.</exception>
    public static KeyRange Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        var text = KeyText.Parse(s, "range of keys");
        return new KeyRange(text.Key, KeyText.Read(text.After), KeyText.Read(text.UpTo));
    }

    /// <summary>Reads what <see cref="ToString"/> returned, if it is that.</summary>
    /// <param name="s">The text of a range.</param>
    /// <param name="result">The range, or null.</param>
    /// <returns>Whether <paramref name="s"/> is a range.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out KeyRange? result)
    {
        try
        {
            result = s is null ? null : Parse(s);
        }
        catch (FormatException)
        {
            result = null;
        }

        return result is not null;
    }

    static KeyRange IParsable<KeyRange>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<KeyRange>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out KeyRange result) =>
            TryParse(s, out result);

    /// <summary>Whether both hold the same rows of the same entity.</summary>
    /// <param name="other">Another range, or null.</param>
    public bool Equals(KeyRange? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeyRange);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The range as one line of JSON, which <see cref="Parse"/> reads.</summary>
    /// <exception cref="NotSupportedException">The key holds a type that has no exact text.</exception>
    public override string ToString() =>
        new KeyText { Key = KeyFingerprint, After = KeyText.Write(After), UpTo = KeyText.Write(UpTo) }.ToString();
}
