using System.Text;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Docs;

/// <summary>The page that lists all rules by their categories.</summary>
internal static class RuleIndex
{
    public static string Of(IReadOnlyList<RuleEntry> rules)
    {
        var page = new StringBuilder($"""
            # Rules

            <!-- Written by `{GeneratedDocs.Command}`. -->

            The severity is the highest that a rule reports with: a finding is a warning only where it is proven that memory grows with a table
            that grows, and each page says where that is. [Presets](../guides/presets.md) set the severities of all rules at once.

            """.ReplaceLineEndings("\n"));
        foreach (var category in RuleCategory.All)
            Append(page, category, [.. rules.Where(rule => rule.Category == category.Name)]);
        return page.ToString();
    }

    private static void Append(StringBuilder page, RuleCategory category, ImmutableArray<RuleEntry> rules)
    {
        if (rules.IsEmpty)
            return;

        page.Append($"\n## {category.Name}: {category.About}\n\n| rule | reports | severity | fix |\n| --- | --- | --- | --- |\n");
        foreach (var rule in rules)
            page.Append($"| [{rule.Id}]({rule.Id}.md) {rule.Name} | {rule.Title} | {rule.SeverityWord} | {FixesOf(rule)} |\n");
    }

    private static string FixesOf(RuleEntry rule) => rule.Fixes.IsEmpty
        ? "none"
        : string.Join("<br>", rule.Fixes.Select(fix => $"**{fix.Safety}** {fix.Does}"));
}
