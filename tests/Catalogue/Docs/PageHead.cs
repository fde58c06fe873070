using System.Text;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Docs;

/// <summary>The head of a rule's page: its name and what the rule says of itself. What stands below the mark is written by hand.</summary>
internal static class PageHead
{
    private const string End = $"<!-- The head is written by `{GeneratedDocs.Command}`. -->\n";

    public static string In(string page, RuleEntry rule)
    {
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (end < 0 && page.Length > 0)
            throw new CatalogueFailure($"{rule.Page} does not say where its head ends.", $"Put this below its head: {End.Trim()}");

        return Of(rule) + (end < 0 ? "" : page[(end + End.Length)..]);
    }

    private static string Of(RuleEntry rule)
    {
        var head = new StringBuilder($"# {rule.Id} {rule.Name}\n\n{rule.Title}.\n\n| | |\n| --- | --- |\n")
            .Append($"| category | {rule.Category} |\n")
            .Append($"| severity | {rule.SeverityWord} |\n");
        foreach (var fix in rule.Fixes)
            head.Append($"| {fix.Safety} fix | {fix.Does} |\n");
        if (rule.Fixes.IsEmpty)
            head.Append("| fix | none |\n");
        return head.Append('\n').Append(End).ToString();
    }
}
