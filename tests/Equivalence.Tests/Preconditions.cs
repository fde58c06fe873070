using System.Text.RegularExpressions;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests;

/// <summary>The numbered lines of <c>docs/design/preconditions.md</c>, each named by its heading and its number.</summary>
internal static partial class Preconditions
{
    private static readonly (string Name, bool IsAllowance)[] All = [.. Read()];

    internal static IEnumerable<string> Demands => All.Where(line => !line.IsAllowance).Select(line => line.Name);

    internal static IEnumerable<string> Allowances => All.Where(line => line.IsAllowance).Select(line => line.Name);

    private static IEnumerable<(string Name, bool IsAllowance)> Read()
    {
        var heading = "";
        foreach (var line in File.ReadLines(Repository.PathOf("docs", "design", "preconditions.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                heading = line[3..];
            else if (Numbered().Match(line) is { Success: true } numbered)
                yield return ($"{heading} {numbered.Groups[1].Value}", numbered.Groups[2].Value.StartsWith("May ", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"^(\d+)\. (.*)$")]
    private static partial Regex Numbered();
}
