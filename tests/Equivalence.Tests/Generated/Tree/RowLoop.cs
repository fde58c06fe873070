namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A loop over the rows of a query, and what is done with them besides.</summary>
/// <param name="Source">The rows.</param>
/// <param name="Between">What stands between the query and the loop.</param>
/// <param name="Body">What is done with each row.</param>
/// <param name="After">What is done behind the loop, with the list if it is held.</param>
internal sealed record RowLoop(
    Source Source, IReadOnlyList<Statement> Between, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> After) : Part
{
    private string Row => Source.Query.Table.Row;

    private protected override void PrintInside(Code code)
    {
        var rows = Source.Print(code);
        code.All(Between, "");
        var isAwaited = Source is { IsStream: true, Run.IsAsync: true };
        code.Loop($"{(isAwaited ? "await " : "")}foreach (var {Row} in {rows})", Body, Row);
        code.All(After, Row);
    }

    private protected override IEnumerable<Part> SmallerInside() =>
    [
        .. Between.Smaller().Select(b => this with { Between = b }),
        .. Body.Smaller().Select(b => this with { Body = b }),
        .. After.Smaller().Select(a => this with { After = a }),
        .. Source.Smaller().Select(s => this with { Source = s }),
    ];
}
