namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>How a loop over pages counts them.</summary>
internal enum PageForm
{
    /// <summary><c>for (var page = 0; ; page++)</c></summary>
    Number,

    /// <summary>As before, but three times.</summary>
    FewNumbers,

    /// <summary>From page 1.</summary>
    NumberFromOne,

    /// <summary><c>skip += size</c></summary>
    Offset,

    /// <summary><c>skip += rows.Count</c></summary>
    OffsetByCount,
}

/// <summary>A loop over pages of a query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Projection">What follows the pages; empty for nothing.</param>
/// <param name="Run">How a page is read.</param>
/// <param name="Form">How pages are counted.</param>
/// <param name="Size">How many rows a page has.</param>
/// <param name="EndsShort">Whether a short page is the last.</param>
/// <param name="PageUse">What is done with a page, before its rows.</param>
/// <param name="Body">What is done with a row.</param>
internal sealed record PageLoop(
    Query Query, IReadOnlyList<Step> Projection, Run Run, PageForm Form, int Size, bool EndsShort,
    IReadOnlyList<Statement> PageUse, IReadOnlyList<Statement> Body) : Part
{
    private string Skip => Form switch
    {
        PageForm.Number or PageForm.FewNumbers => $"page# * {Size}",
        PageForm.NumberFromOne => $"(page# - 1) * {Size}",
        _ => "skip#",
    };

    private string Head => Form switch
    {
        PageForm.Number => "for (var page# = 0; ; page#++)",
        PageForm.FewNumbers => "for (var page# = 0; page# < 3; page#++)",
        _ => "while (true)",
    };

    private string Step => Form switch
    {
        PageForm.NumberFromOne => "page#++;",
        PageForm.Offset => $"skip# += {Size};",
        PageForm.OffsetByCount => $"skip# += rows#.{Run.Count};",
        _ => "",
    };

    private protected override void PrintInside(Code code)
    {
        if (Step.Length > 0)
            code.Line(Form == PageForm.NumberFromOne ? "var page# = 1;" : "var skip# = 0;");
        code.Block(Head, () => PrintPage(code));
    }

    private void PrintPage(Code code)
    {
        var pages = Query.Then([new Step($"Skip({Skip})"), new Step($"Take({Size})"), .. Projection]);
        code.Line($"var rows# = {Run.Buffered(pages.Text)};");
        code.Line($"if (rows#.{Run.Count} == 0)");
        code.Line("    break;");
        code.All(PageUse, "");
        code.Loop($"foreach (var {Query.Table.Row} in rows#)", Body, Query.Table.Row);
        if (Step.Length > 0)
            code.Line(Step);
        if (EndsShort)
            code.Line($"if (rows#.{Run.Count} < {Size}) break;");
    }

    private protected override IEnumerable<Part> SmallerInside() =>
    [
        .. EndsShort ? [this with { EndsShort = false }] : Array.Empty<Part>(),
        .. Form == PageForm.Number ? [] : new[] { this with { Form = PageForm.Number } },
        .. Projection.Less(static _ => []).Select(p => this with { Projection = p }),
        .. PageUse.Smaller().Select(p => this with { PageUse = p }),
        .. Body.Smaller().Select(b => this with { Body = b }),
        .. Query.Smaller().Select(q => this with { Query = q }),
        .. Run.Smaller().Select(r => this with { Run = r }),
    ];
}
