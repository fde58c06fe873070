using Rowbound.Analyzers.Infrastructure;
using Rowbound.Catalogue.Docs;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Scaffolding;

/// <summary>The files of a new rule, and those that list it.</summary>
internal sealed class Scaffold(NewRule rule, IReadOnlyList<RuleEntry> shipped, RepositoryFolder repository)
{
    private const string ReleaseNotes = "src/Analyzers/AnalyzerReleases.Unshipped.md";
    private const string AllCases = "tests/Equivalence.Tests/Cases/AllCases.cs";
    private const string AllMutants = "tests/Equivalence.Tests/Mutants/AllMutants.cs";

    private bool HasSafeFix => rule.Fixes.Contains(FixSafety.Safe);

    /// <summary>All of them; nothing is written yet.</summary>
    public IReadOnlyList<GeneratedFile> Files()
    {
        GeneratedFile[] own = [.. RuleFiles(), .. TestFiles(), .. HasSafeFix ? CaseFiles() : []];
        var entries = shipped.Append(rule.Entry).OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        var docs = GeneratedDocs.Of(entries, repository).Where(file => file.Differs)
            .Select(file => file.Path == rule.Entry.Page ? file with { After = file.After + Template("Page.md") } : file);
        return [.. own, Listed(), .. docs];
    }

    private IEnumerable<GeneratedFile> RuleFiles()
    {
        var folder = $"src/Analyzers/Rules/{rule.Name}/{rule.Name}";
        yield return New($"{folder}Rule.cs", rule.Fixes.IsEmpty ? "Rule.cs" : "FixedRule.cs");
        if (!rule.Fixes.IsEmpty)
            yield return New($"{folder}Facts.cs", "Facts.cs");
        foreach (var safety in rule.Fixes)
            yield return New($"{folder}{FixName(safety)}.cs", "Fix.cs", safety);
    }

    private IEnumerable<GeneratedFile> TestFiles()
    {
        var folder = $"tests/Analyzers.Tests/Rules/{rule.Name}/{rule.Name}";
        yield return New($"{folder}Tests.cs", "Tests.cs");
        foreach (var safety in rule.Fixes)
            yield return New($"{folder}{FixName(safety)}Tests.cs", "FixTests.cs", safety);
    }

    /// <summary>What a Safe fix needs before it may be called so.</summary>
    private IEnumerable<GeneratedFile> CaseFiles() =>
    [
        New($"tests/Equivalence.Tests/Cases/{rule.Name}Cases.cs", "Cases.cs"),
        New($"tests/Equivalence.Tests/Mutants/{rule.Name}Mutants.cs", "Mutants.cs"),
        Lengthened(AllCases, "Cases.Safe,", "Cases.Traps,"),
        Lengthened(AllMutants, "Mutants.All,"),
    ];

    private GeneratedFile New(string path, string template, FixSafety safety = FixSafety.Safe) =>
        new(path, "", Template(template, safety));

    /// <summary>A file of lists: each whose last line ends so gets a line for the rule.</summary>
    private GeneratedFile Lengthened(string path, params ReadOnlySpan<string> lists)
    {
        var before = repository.Read(path);
        var after = before;
        foreach (var list in lists)
        {
            var longer = after.Replace($"{list}\n    ];", $"{list}\n        .. {rule.Name}{list}\n    ];", StringComparison.Ordinal);
            after = longer != after
                ? longer
                : throw new CatalogueFailure($"{path} has no list that ends in '{list}'.", "Write it as the other lists, one line an entry.");
        }

        return new(path, before, after);
    }

    /// <summary>The release notes with the rule in the order of ids.</summary>
    private GeneratedFile Listed()
    {
        var before = repository.Read(ReleaseNotes);
        var lines = before.TrimEnd('\n').Split('\n').ToList();
        var place = lines.FindLastIndex(line =>
            line.StartsWith("---", StringComparison.Ordinal)
            || (line.StartsWith("ROW", StringComparison.Ordinal) && string.CompareOrdinal(line, rule.Id) < 0));
        if (place < 0)
            throw new CatalogueFailure($"{ReleaseNotes} has no table of new rules.", "Begin one as the documentation of release tracking says.");

        var severity = rule.Entry.Severity;
        lines.Insert(place + 1, $"{rule.Id} | {rule.Category.Name} | {severity} | {rule.Name}, [documentation]({HelpLink.For(rule.Id)})");
        return new(ReleaseNotes, before, string.Join('\n', lines) + "\n");
    }

    private static string FixName(FixSafety safety) => safety == FixSafety.Safe ? "Fix" : "ReviewFix";

    private string Template(string name, FixSafety safety = FixSafety.Safe) => ScaffoldTemplate.Named(name).Fill(
        new()
        {
            ["Id"] = rule.Id,
            ["Name"] = rule.Name,
            ["Category"] = rule.Category.Name,
            ["Title"] = rule.Entry.Title,
            ["FixDoes"] = rule.Entry.Fixes.FirstOrDefault()?.Does ?? "",
            ["Fix"] = FixName(safety),
            ["Base"] = safety == FixSafety.Safe ? "SafeFix" : "ReviewFix",
            ["Verb"] = safety == FixSafety.Safe ? "FixesAll" : "Reviews",
            ["Safety"] = (rule.Fixes.IsEmpty ? safety : rule.Fixes[0]).ToString(),
        },
        parts: [HasSafeFix ? "safe" : "not safe", rule.Fixes.Contains(FixSafety.Review) ? "review" : "not review", rule.Fixes.IsEmpty ? "no fix" : "fix"]);
}
