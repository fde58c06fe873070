using System.Text.RegularExpressions;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A table of the shop, and expressions over a row of it, which they call <c>@</c>.</summary>
/// <param name="Set">The set of the context.</param>
/// <param name="Type">The type of the entities.</param>
internal sealed record Table(string Set, string Type)
{
    /// <summary>What lambdas call a row.</summary>
    internal string Letter => Type[..1].ToLowerInvariant();

    /// <summary>What loops call a row.</summary>
    internal string Row { get; init; } = Type[..1].ToLowerInvariant() + Type[1..];

    /// <summary>The columns of the key, in order.</summary>
    internal string[] Key { get; init; } = ["@.Id"];

    /// <summary>A column that picks some rows by one of 1, 2 and 3.</summary>
    internal required string Parent { get; init; }

    /// <summary>Columns that can be summed.</summary>
    internal required string[] Numbers { get; init; }

    /// <summary>Columns that can be appended to a text, and what is computed from them.</summary>
    internal required string[] Texts { get; init; }

    /// <summary>Conditions that every provider runs.</summary>
    internal required string[] Conditions { get; init; }

    /// <summary>What <c>Include</c> can name.</summary>
    internal string[] Includes { get; init; } = [];

    /// <summary>Statements that read navigations.</summary>
    internal string[] Navigations { get; init; } = [];

    /// <summary>Statements that write the row.</summary>
    internal string[] Writes { get; init; } = [];

    /// <summary>The columns that the expressions read.</summary>
    internal string[] Columns =>
        [.. Key.Concat(Numbers).Concat(Texts).SelectMany(Members).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What can be said of a row that has only these columns.</summary>
    internal Table Of(string[] columns) => this with
    {
        Numbers = Readable(Numbers, columns), Texts = Readable(Texts, columns), Conditions = Readable(Conditions, columns),
        Navigations = [], Writes = [],
    };

    /// <summary>What can be said of a column that stands alone.</summary>
    internal Table Of(string column)
    {
        var only = Of([column]);
        return only with
        {
            Numbers = Alone(only.Numbers, column), Texts = Alone(only.Texts, column), Conditions = Alone(only.Conditions, column),
        };
    }

    private static string[] Alone(string[] expressions, string column) =>
        [.. expressions.Select(e => e.Replace($"@.{column}", "@", StringComparison.Ordinal))];

    private static string[] Readable(string[] expressions, string[] columns) =>
        [.. expressions.Where(e => Members(e).All(columns.Contains))];

    private static IEnumerable<string> Members(string expression) =>
        Regex.Matches(expression, @"@\.(\w+)").Select(static m => m.Groups[1].Value);
}
