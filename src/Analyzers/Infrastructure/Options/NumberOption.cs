using System.Globalization;

namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>A number of things of which there is at least one.</summary>
internal sealed class NumberOption(string name, long standard, string meaning)
    : RuleOption(
        name, standard.ToString(CultureInfo.InvariantCulture), "a whole number above 0", "no whole number above 0", meaning)
{
    internal long Read(string? text) => Parse(text) ?? standard;

    private protected override bool IsWellFormed(string value) => Parse(value) is not null;

    private static long? Parse(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
