using System.Text;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Docs;

/// <summary>The table of rules in the README, between two comments.</summary>
internal static class RuleTable
{
    private const string Begin = $"<!-- Rules, written by `{GeneratedDocs.Command}`. -->\n";
    private const string End = "<!-- End of rules. -->\n";

    public static string In(string readme, IReadOnlyList<RuleEntry> rules)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? readme[..(begin + Begin.Length)] + Of(rules) + readme[end..]
            : throw new CatalogueFailure(
                "README.md does not say where its table of rules stands.", $"Put it between {Begin.Trim()} and {End.Trim()}");
    }

    private static string Of(IReadOnlyList<RuleEntry> rules)
    {
        var table = new StringBuilder("\n| id | name | reports | severity | fix |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in rules)
            table.Append($"| [{rule.Id}]({rule.Page}) | {rule.Name} | {rule.Title} | {rule.SeverityWord} | {rule.FixWords} |\n");
        return table.Append('\n').ToString();
    }
}
