using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Rowbound;

/// <summary>
/// A place between two rows of a query in the order of its key: behind one row and before the next. It can be kept as text
/// (<see cref="ToString"/>, JSON) and used in a later run of the same query, in another process too.
/// </summary>
/// <remarks>The text holds the values of the key in the form in which the database stores them, with their types, and
/// fingerprints of the key and of the query's filter: a run of another query or key refuses it.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<Position>))]
public sealed class Position : IEquatable<Position>, IParsable<Position>
{
    internal Position(string keyFingerprint, string queryFingerprint, IReadOnlyList<object?> stored)
    {
        KeyFingerprint = keyFingerprint;
        QueryFingerprint = queryFingerprint;
        Stored = stored;
    }

    internal string KeyFingerprint { get; }

    internal string QueryFingerprint { get; }

    /// <summary>What the columns of the key store.</summary>
    internal IReadOnlyList<object?> Stored { get; }

    /// <summary>Reads what <see cref="ToString"/> returned.</summary>
    /// <param name="s">The text of a position.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not a position, or was written by a later version.</exception>
    public static Position Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        var text = KeyText.Parse(s, "position");
        var values = KeyText.Read(text.After) ?? throw new FormatException($"'{s}' is not a position: it names no row.");
        return new Position(text.Key, text.Query ?? "", values);
    }

    /// <summary>Reads what <see cref="ToString"/> returned, if it is that.</summary>
    /// <param name="s">The text of a position.</param>
    /// <param name="result">The position, or null.</param>
    /// <returns>Whether <paramref name="s"/> is a position.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out Position? result)
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

    static Position IParsable<Position>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Position>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Position result) =>
            TryParse(s, out result);

    /// <summary>Whether both stand behind the same row of the same query.</summary>
    /// <param name="other">Another position, or null.</param>
    public bool Equals(Position? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Position);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The position as one line of JSON, which <see cref="Parse"/> reads.</summary>
    /// <exception cref="NotSupportedException">The key holds a type that has no exact text.</exception>
    public override string ToString() =>
        new KeyText { Key = KeyFingerprint, Query = QueryFingerprint, After = KeyText.Write(Stored) }.ToString();
}
