namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A statement about a row, which its text calls <c>@</c>.</summary>
internal abstract record Statement
{
    internal abstract void Print(Code code, string row);

    /// <summary>The same with less in it.</summary>
    internal virtual IEnumerable<Statement> Smaller() => [];
}

/// <summary>One line.</summary>
internal sealed record Do(string Text) : Statement
{
    internal override void Print(Code code, string row) => code.Line(Text.Replace("@", row, StringComparison.Ordinal));
}

/// <summary>A condition or a loop around other statements.</summary>
/// <param name="Head">What stands before the block.</param>
/// <param name="Inner">What the statements in the block call a row; the row of outside if null.</param>
/// <param name="Body">The block.</param>
internal sealed record Around(string Head, string? Inner, IReadOnlyList<Statement> Body) : Statement
{
    internal override void Print(Code code, string row) =>
        code.Loop(Head.Replace("@", row, StringComparison.Ordinal), Body, Inner ?? row);

    internal override IEnumerable<Statement> Smaller() =>
    [
        .. Inner is null ? Body : [],
        .. Body.Smaller().Select(b => this with { Body = b }),
    ];
}

/// <summary>Makes lists of statements smaller.</summary>
internal static class Statements
{
    internal static IEnumerable<IReadOnlyList<Statement>> Smaller(this IReadOnlyList<Statement> statements) =>
        statements.Less(static s => s.Smaller());

    /// <summary>The list without one element, or with one that is smaller.</summary>
    internal static IEnumerable<IReadOnlyList<T>> Less<T>(this IReadOnlyList<T> list, Func<T, IEnumerable<T>> smaller)
    {
        for (var i = 0; i < list.Count; i++)
            yield return [.. list.Take(i), .. list.Skip(i + 1)];
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var less in smaller(list[i]))
                yield return [.. list.Take(i), less, .. list.Skip(i + 1)];
        }
    }
}
