namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about queries that one method executes for each other, or while another one is read.</summary>
internal static class QueryLinks
{
    extension(QuerySite site)
    {
        /// <summary>The list of keys that the rows are loaded for, and the query that asks it.</summary>
        internal KeyList? KeyList => Queries.KeyList.Of(site);

        /// <summary>
        /// The query whose rows the loop around this one runs over, where each row asks for something else: the query depends on
        /// it.
        /// </summary>
        internal QuerySite? RowByRowOf =>
            site is { Scope.Loop: IForEachLoopOperation { Locals: [var row] } loop, Terminal.Kind: not TerminalKind.SetBased }
            && site.Body.Sites.OverTable(loop) is { } outer && site.DependsOn(row, loop)
                ? outer
                : null;

        /// <summary>
        /// The first call in the loop over this query that writes by the same context: while the rows are still being read.
        /// </summary>
        internal IInvocationOperation? WriteInside =>
            site is { Terminal.Loop: { } loop, MayBeBuffered: false } ? site.WritesIn(loop).FirstOrDefault() : null;

        /// <summary>
        /// Whether no column is assigned that the query orders by: its row would come before or behind the cursor.
        /// </summary>
        internal bool KeepsOrder => !Chunkability.OrdersByAny(site.Query, site.Use.Rows.Written);

        private IEnumerable<IInvocationOperation> WritesIn(ILoopOperation loop) => site.Body.ContextUses
            .OfType<IInvocationOperation>()
            .Where(use => site.Model.Symbols.Saves(use) && QueryWrites.IsSameContext(use.Instance, site.Query.Source.Context))
            .Concat(site.Body.Sites.All
                .Where(other => other.Terminal.Kind == TerminalKind.SetBased
                    && QueryWrites.IsSameContext(other.Query.Source.Context, site.Query.Source.Context))
                .Select(static other => other.Terminal.Call).OfType<IInvocationOperation>())
            .Where(write => write.IsWithin(loop.Body) && ReferenceEquals(write.EnclosingFunction, loop.EnclosingFunction))
            .OrderBy(static write => write.Syntax.SpanStart);

        /// <summary>Whether a part of the query names the row of a loop, or a local that the loop makes of it.</summary>
        private bool DependsOn(ILocalSymbol row, ILoopOperation loop) =>
            site.Query.Steps.Select(static s => s.Call).Append(site.Terminal.Call).OfType<IInvocationOperation>()
                .SelectMany(static call => call.Arguments.Where(a => call.Instance is not null || a.Parameter?.Ordinal != 0))
                .SelectMany(static a => a.Value.DescendantsAndSelf()).OfType<ILocalReferenceOperation>()
                .Any(part => SymbolEqualityComparer.Default.Equals(part.Local, row)
                    || site.InitialValueOf(part.Local)?.IsWithin(loop.Body) == true);
    }
}
