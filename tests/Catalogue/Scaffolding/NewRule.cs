using System.Globalization;
using System.Text.RegularExpressions;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Scaffolding;

/// <summary>A rule that is about to be written: its name and fixes have been found to be possible.</summary>
internal sealed partial class NewRule
{
    private const string Title = "TODO: the pattern, as a phrase";
    private const string FixDoes = "TODO: what the fix does.";

    /// <summary>What releases have said of ids: those of rules that are gone as well, which are never given again.</summary>
    private static readonly string[] ReleaseNotes =
        ["src/Analyzers/AnalyzerReleases.Unshipped.md", "src/Analyzers/AnalyzerReleases.Shipped.md"];

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RuleCategory Category { get; init; }

    public required ImmutableArray<FixSafety> Fixes { get; init; }

    /// <summary>The rule as the docs will see it once it is compiled.</summary>
    public RuleEntry Entry => new(
        Id, Name, Title, Category.Name, DiagnosticSeverity.Warning, [.. Fixes.Select(safety => new FixEntry(safety, FixDoes))]);

    public static NewRule Create(
        string name, string category, IEnumerable<FixSafety> fixes, IReadOnlyList<RuleEntry> shipped, RepositoryFolder repository)
    {
        if (!PatternName().IsMatch(name))
            throw new CatalogueFailure($"'{name}' cannot be the name of a rule.", "Name the bad pattern by letters and digits, as OffsetLoop.");
        if (Suffix(name) is { } suffix)
            throw new CatalogueFailure($"'{name}' ends in '{suffix}', which is added to it.", $"Name it {name[..^suffix.Length]}.");
        if (shipped.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new CatalogueFailure($"There is a rule '{same.Name}' already: {same.Id}.", "Choose another name, or change that rule.");
        if (repository.Has($"src/Analyzers/Rules/{name}"))
            throw new CatalogueFailure($"There is a folder src/Analyzers/Rules/{name} already.", "Choose another name, or remove it.");

        var found = RuleCategory.OfQueries.FirstOrDefault(known => known == RuleCategory.Find(category))
            ?? throw new CatalogueFailure(
                $"'{category}' is no category that rules about queries have.",
                $"Choose one of {string.Join(", ", RuleCategory.OfQueries.Select(known => known.Name))}.");
        return new()
        {
            Id = NextId(found, shipped, repository),
            Name = name,
            Category = found,
            Fixes = [.. fixes.Distinct().Order()],
        };
    }

    private static string? Suffix(string name) =>
        new[] { "Rule", "Fix", "Facts", "Tests" }.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static string NextId(RuleCategory category, IReadOnlyList<RuleEntry> shipped, RepositoryFolder repository)
    {
        var taken = ReleaseNotes.SelectMany(file => Ids().Matches(repository.Read(file)).Select(match => match.Value))
            .Concat(shipped.Select(rule => rule.Id))
            .Where(id => id[3] == category.Thousand)
            .Select(id => int.Parse(id.AsSpan(4), CultureInfo.InvariantCulture))
            .DefaultIfEmpty()
            .Max();
        return string.Create(CultureInfo.InvariantCulture, $"ROW{category.Thousand}{taken + 1:000}");
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PatternName();

    [GeneratedRegex("ROW[0-9]{4}")]
    private static partial Regex Ids();
}
