using Rowbound.Tool.Analysis;
using Spectre.Console;

namespace Rowbound.Tool.Reporting;

/// <summary>
/// The findings as a ranked table: what grows with the data first, then what is merely wasteful. What is in a baseline is only
/// counted.
/// </summary>
internal sealed class FindingTable(SourceRoot root)
{
    public void Write(IAnsiConsole console, IReadOnlyCollection<Finding> all)
    {
        Finding[] findings = [.. all.Where(finding => !finding.IsKnown)];
        var known = all.Count - findings.Length;
        if (findings.Length > 0)
            WriteTable(console, findings);
        else if (known is 0)
            console.MarkupLine("[green]Nothing found:[/] no query is known to grow with its table.");
        else
            console.MarkupLine("[green]Nothing new found.[/]");

        if (known > 0)
            console.MarkupLineInterpolated($"In the baseline: {known}. --no-baseline shows them.");
    }

    private void WriteTable(IAnsiConsole console, IReadOnlyCollection<Finding> findings)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("Severity", column => column.NoWrap());
        table.AddColumn("Rule", column => column.NoWrap());
        table.AddColumn("Fix", column => column.NoWrap());
        table.AddColumn("Place");
        table.AddColumn("Finding");
        foreach (var finding in findings)
            table.AddRow(Severity(finding), new Text(finding.Rule), Fix(finding), Place(finding), new Text(finding.Message));

        console.Write(table);
        console.MarkupLineInterpolated($"{Summary(findings)}");
    }

    private static Text Severity(Finding finding) => finding.Severity switch
    {
        DiagnosticSeverity.Error => new("error", Color.Red),
        DiagnosticSeverity.Warning => new("warning", Color.Yellow),
        _ => new("suggestion", Color.Aqua),
    };

    private static Text Fix(Finding finding) => finding.Fix switch
    {
        FixSafety.Safe => new("safe", Color.Green),
        FixSafety.Review => new("review", Color.Yellow),
        _ => new("-"),
    };

    private Text Place(Finding finding) => new($"{root.Relative(finding.Path)}:{finding.Line}");

    private static string Summary(IReadOnlyCollection<Finding> findings)
    {
        var places = findings.Count(finding => finding.Document is not null);
        var growing = findings.Count(finding => finding.Document is not null && finding.Severity >= DiagnosticSeverity.Warning);
        var safe = findings.Count(finding => finding.Fix is FixSafety.Safe);
        var review = findings.Count(finding => finding.Fix is FixSafety.Review);
        return $"{growing} {(growing == 1 ? "place grows" : "places grow")} with the data, {places - growing} suggestions; "
            + $"`rowbound fix` rewrites {safe}, and {review} more with --review.";
    }
}
