namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>Something that is off unless it is switched on.</summary>
internal sealed class FlagOption(string name, string meaning)
    : RuleOption(name, "false", "true or false", "neither true nor false", meaning)
{
    internal static bool Read(string? text) => bool.TryParse(text, out var value) && value;

    private protected override bool IsWellFormed(string value) => bool.TryParse(value, out _);
}
