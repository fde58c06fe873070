namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A piece of a program that stands for itself.</summary>
internal abstract record Part
{
    /// <summary>What is written around the part; empty for nothing.</summary>
    internal string Wrap { get; init; } = "";

    internal void Print(Code code)
    {
        if (Wrap.Length == 0)
            PrintInside(code);
        else
            code.Block(Wrap, () => PrintInside(code));
        if (Wrap == "try")
            code.Block("catch (InvalidOperationException)", () => code.Line("text.Append(\"caught\").Append(count);"));
        if (Wrap == "try // finally")
            code.Block("finally", () => code.Line("text.Append(\"finally\").Append(count);"));
    }

    internal IEnumerable<Part> Smaller() =>
        Wrap.Length == 0 ? SmallerInside() : SmallerInside().Prepend(this with { Wrap = "" });

    private protected abstract void PrintInside(Code code);

    private protected abstract IEnumerable<Part> SmallerInside();
}

/// <summary>Statements without rows.</summary>
internal sealed record Plain(IReadOnlyList<Statement> Body) : Part
{
    private protected override void PrintInside(Code code) => code.All(Body, "");

    private protected override IEnumerable<Part> SmallerInside() => Body.Smaller().Select(b => new Plain(b));
}
