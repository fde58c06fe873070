namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Operators that are applied to the rows in memory.</summary>
/// <param name="Source">The rows, in a list.</param>
/// <param name="Chain">The operators that give rows again.</param>
/// <param name="Last">The last operator.</param>
/// <param name="Use">What is done with <c>value#</c>.</param>
internal sealed record OperatorChain(Source Source, IReadOnlyList<string> Chain, string Last, IReadOnlyList<Statement> Use) : Part
{
    private protected override void PrintInside(Code code)
    {
        var rows = Source.Print(code);
        if (!Source.IsHeld && Source.Run.IsAsync)
            rows = $"({rows})";
        var operators = string.Concat(Chain.Append(Last).Where(static o => o.Length > 0).Select(static o => $".{o}"));
        code.Line($"var value# = {rows}{operators.Replace("@", Source.Query.Table.Letter, StringComparison.Ordinal)};");
        code.All(Use, Source.Query.Table.Row);
    }

    private protected override IEnumerable<Part> SmallerInside() =>
    [
        .. Chain.Less(static _ => []).Select(c => this with { Chain = c }),
        .. Use.Smaller().Select(u => this with { Use = u }),
        .. Source.Smaller().Select(s => this with { Source = s }),
    ];
}
