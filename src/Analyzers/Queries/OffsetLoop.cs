namespace Rowbound.Analyzers.Queries;

/// <summary>
/// A loop that reads page after page by <c>Skip</c> and <c>Take</c>: the server reads all earlier rows again for each page.
/// </summary>
/// <param name="Loop">The loop.</param>
/// <param name="Skip">The step that skips the pages read so far.</param>
/// <param name="Take">The step that limits a page.</param>
/// <param name="Cursor">The variable that counts pages or rows.</param>
/// <param name="Pages">The query without the two steps that page it.</param>
internal sealed record OffsetLoop(ILoopOperation Loop, QueryStep Skip, QueryStep Take, ILocalSymbol Cursor, Query Pages)
{
    /// <summary>How many rows a page has.</summary>
    internal IOperation Size => Take.Argument!; // read with an argument

    /// <summary>What is skipped.</summary>
    internal IOperation Offset => Skip.Argument!; // read with an argument

    internal static OffsetLoop? Of(QuerySite site)
    {
        if (site.Scope.Loop is not { } loop || !site.Query.IsStraight)
            return null;

        for (var i = 0; i + 1 < site.Query.Steps.Length; i++)
        {
            if (site.Query.Steps[i] is { Operator: QueryOperator.Skip, Argument: { } offset } skip
                && site.Query.Steps[i + 1] is { Operator: QueryOperator.Take, Argument: not null } take)
                return KeepsPages(site.Query, i + 2) && CursorOf(offset, loop, site) is { } cursor
                    ? new(loop, skip, take, cursor, site.Query.Without(skip, take))
                    : null;
        }

        return null;
    }

    /// <summary>Whether the steps from here on leave each page its rows.</summary>
    private static bool KeepsPages(Query query, int from)
    {
        for (var i = from; i < query.Steps.Length; i++)
        {
            if (query.Steps[i].Operator is not (QueryOperator.Select or QueryOperator.AsQueryable
                or (>= QueryOperator.Include and <= QueryOperator.TagWith)))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The variable of the offset that the loop itself moves, also where the offset is computed from it in the loop.
    /// </summary>
    private static ILocalSymbol? CursorOf(IOperation offset, ILoopOperation loop, QuerySite site)
    {
        foreach (var part in offset.DescendantsAndSelf())
        {
            if (part is not ILocalReferenceOperation { Local: var local })
                continue;
            if (site.ReferencesTo(local).Any(r => r.IsWritten && r.IsWithin(loop)))
                return local;
            if (site.DefinitionOf(local) is { } definition && definition.IsWithin(loop)
                && CursorOf(definition, loop, site) is { } cursor)
                return cursor;
        }

        return null;
    }
}
