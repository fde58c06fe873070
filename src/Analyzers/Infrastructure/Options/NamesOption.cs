namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>Names of types, separated by commas; keys with a suffix add more of them.</summary>
internal sealed class NamesOption(string name, string meaning)
    : RuleOption(
        name, "none", "names and patterns, separated by commas", "no list of names with a comma between each", meaning)
{
    internal override bool HasSuffixes => true;

    /// <summary>One misspelt name must not make all the others be forgotten.</summary>
    internal override string Fallback => "only the names that can be read hold";

    /// <summary>The names that can be read.</summary>
    internal static IEnumerable<string> Read(string text) => text == Unset ? [] : Split(text).Where(NamePatterns.IsPattern);

    private protected override bool IsWellFormed(string value) => Split(value).All(NamePatterns.IsPattern);

    private static IEnumerable<string> Split(string text) => text.Split(',').Select(static entry => entry.Trim());
}
