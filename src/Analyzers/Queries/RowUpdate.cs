namespace Rowbound.Analyzers.Queries;

/// <summary>
/// A loop that gives columns of each row a value that the database could give them as well, saves, and does nothing else: the
/// value is the same for all rows, or computed from numbers of the row.
/// </summary>
/// <param name="Loop">The loop.</param>
/// <param name="Writes">The statements that assign.</param>
/// <param name="Save">What saves after the loop, or after each row.</param>
internal sealed record RowUpdate(IForEachLoopOperation Loop, ImmutableArray<IOperation> Writes, IInvocationOperation Save)
    : RowWrite(Loop, Save)
{
    internal override bool MayRunPerChunk => Save?.IsWithin(Loop) != true;

    internal static RowUpdate? Of(QuerySite site)
    {
        if (site is not { Shape: RowShape.TrackedEntity, OnlyLoop: { Locals: [var row] } loop }
            || loop.Collection.RepeatsAfter(site.Terminal.Operation))
            return null;

        var symbols = site.Model.Symbols;
        var statements = loop.Statements;
        var inside = statements is [.., var last] ? SaveIn(last, symbols) : null;
        var writes = inside is null ? statements : statements.RemoveAt(statements.Length - 1);
        return (inside ?? SaveAfter(loop, symbols)) is { } save && new UniformValues(site, loop, row).AreWritten(writes)
            ? new(loop, writes, save)
            : null;
    }
}
