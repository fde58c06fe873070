namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Rows of several queries in one list, and what is done with the list.</summary>
/// <param name="Outer">The loop around the queries; it declares <c>id#</c>.</param>
/// <param name="Query">The query, filtered by <c>id#</c>.</param>
/// <param name="Run">How it is run.</param>
/// <param name="AddsAll">Whether pages are added whole.</param>
/// <param name="Before">What is done with a row before it is added.</param>
/// <param name="Body">What is done with each row of the list.</param>
/// <param name="After">What is done with the list <c>all#</c> besides.</param>
internal sealed record Accumulation(
    string Outer, Query Query, Run Run, bool AddsAll, IReadOnlyList<Statement> Before, IReadOnlyList<Statement> Body,
    IReadOnlyList<Statement> After) : Part
{
    private string Row => Query.Table.Row;

    private protected override void PrintInside(Code code)
    {
        code.Line($"var all# = new List<{Query.Table.Type}>();");
        code.Block(Outer, () => PrintFill(code));
        code.Loop($"foreach (var {Row} in all#)", Body, Row);
        code.All(After, Row);
    }

    private void PrintFill(Code code)
    {
        var filtered = Query with { Steps = [new($"Where(@ => {Query.Table.Parent} == id#)",
            $"where {Query.Table.Parent} == id#"), .. Query.Steps] };
        var isStream = Run.Method.Length == 0;
        var rows = isStream ? Run.Streamed(filtered.Text) : "part#";
        if (!isStream)
            code.Line($"var part# = {Run.Buffered(filtered.Text)};");
        if (AddsAll && !isStream)
            code.Line("all#.AddRange(part#);");
        else
            code.Loop($"{(isStream && Run.IsAsync ? "await " : "")}foreach (var {Row} in {rows})",
                [.. Before, new Do("all#.Add(@);")], Row);
    }

    private protected override IEnumerable<Part> SmallerInside() =>
    [
        .. Before.Smaller().Select(b => this with { Before = b }),
        .. Body.Smaller().Select(b => this with { Body = b }),
        .. After.Smaller().Select(a => this with { After = a }),
        .. Query.Smaller().Select(q => this with { Query = q }),
        .. Run.Smaller().Select(r => this with { Run = r }),
    ];
}
