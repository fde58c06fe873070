using Spectre.Console;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>A table for the terminal and for Markdown. The first columns hold names, the others figures.</summary>
internal sealed record ReportTable(
    string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, int Names = 1)
{
    internal Table ForTerminal()
    {
        var table = new Table { Title = new(Markup.Escape(Title)) };
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(Markup.Escape(heading)).RightAligned().NoWrap());
        for (var column = 0; column < Names; column++)
            table.Columns[column].LeftAligned();
        foreach (var row in Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    internal string ForMarkdown() => string.Join('\n',
    [
        $"**{Title}**",
        "",
        Line(Headings),
        Line(Headings.Select((_, column) => column < Names ? "---" : "--:")),
        .. Rows.Select(Line),
        "",
    ]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
