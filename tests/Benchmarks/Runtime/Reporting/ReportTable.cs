using Spectre.Console;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>A table for the terminal and for Markdown. The first column holds names, the others figures.</summary>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    internal Table ForTerminal()
    {
        var table = new Table { Title = new(Markup.Escape(Title)) };
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(Markup.Escape(heading)).RightAligned());
        table.Columns[0].LeftAligned().NoWrap();
        foreach (var row in Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    internal string ForMarkdown() => string.Join('\n',
    [
        $"**{Title}**",
        "",
        Line(Headings),
        Line(Headings.Select((_, column) => column == 0 ? "---" : "--:")),
        .. Rows.Select(Line),
        "",
    ]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
