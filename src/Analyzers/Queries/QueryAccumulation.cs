using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about collections that rows are added to, turn by turn.</summary>
internal static class QueryAccumulation
{
    extension(QuerySite site)
    {
        /// <summary>
        /// The statement that declares a list that only these rows are added to, empty at first, so that its element type is the
        /// method's own choice.
        /// </summary>
        internal StatementSyntax? DeclarationOf(Accumulation accumulation)
        {
            if (site.DefinitionOf(accumulation.Collection)?.Statement
                is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, DeclaresList: true } declaration)
                return null;

            // By another name something else could be added.
            var isOnlyFilledHere = site.Body.ReferencesTo(accumulation.Collection).All(r => ResultFlow.HeldBy(r) is null
                && (r.Consumer is not IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" } call
                    || ReferenceEquals(call, accumulation.Fill)));
            return isOnlyFilledHere
                && site.DefinitionOf(accumulation.Collection)?.Unwrapped is IObjectCreationOperation { Arguments.IsEmpty: true,
                    Initializer: null } or ICollectionExpressionOperation { Elements.IsEmpty: true }
                && !site.Use.Rows.MayBeNull
                && site.Model.Symbols.IsList(accumulation.Collection.Type)
                    ? declaration
                    : null;
        }

        /// <summary>
        /// The call that adds something to a list for every row of the only loop, where the list was made before it and the loop
        /// does nothing else to it, such as emptying it: a list of the whole result, made by hand.
        /// </summary>
        internal IInvocationOperation? FillPerRow =>
            site.OnlyLoop is { MayStopEarly: false, MayPassOver: false } loop && site.Accumulation is null
                ? loop.Statements.OfType<IExpressionStatementOperation>().Select(static s => s.Operation)
                    .OfType<IInvocationOperation>().FirstOrDefault(call => site.FillsListOutside(call, loop))
                : null;

        private bool FillsListOutside(IInvocationOperation call, ILoopOperation loop) =>
            call is { TargetMethod.Name: "Add", Instance: { } owner } && site.Model.Symbols.IsList(owner.Type)
            && owner.Unwrapped is ILocalReferenceOperation { Local: var list }
            && site.DefinitionOf(list)?.IsWithin(loop) == false
            && site.ReferencesTo(list).All(r => !r.IsWithin(loop) || ReferenceEquals(r.Consumer, call)
                || r.Consumer is IPropertyReferenceOperation);

        /// <summary>What the collection that rows are added to grows with.</summary>
        internal AccumulationGrowth GrowthOf(Accumulation accumulation)
        {
            return site.Rows switch
            {
                _ when site.Terminal.Kind == TerminalKind.SingleRow =>
                    site.RunsPerTableRow && accumulation.Outlives(site.Scope.Loop)
                        ? AccumulationGrowth.Table
                        : AccumulationGrowth.None,
                RowBound.One => AccumulationGrowth.None,
                RowBound.Table => site.OnlyLoop?.MayStopEarly == true ? AccumulationGrowth.Turns : AccumulationGrowth.Table,
                RowBound.Share => AccumulationGrowth.Turns,
                _ when !accumulation.Outlives(site.Scope.Loop) => AccumulationGrowth.None,
                _ when site.RunsPerTableRow || (site.OffsetLoop is { } offset && site.RowsOf(offset) == RowBound.Table) =>
                    AccumulationGrowth.Table,
                RowBound.Keys => AccumulationGrowth.None,
                _ => AccumulationGrowth.Turns,
            };
        }

        /// <summary>Whether the loop around this query runs once per row of a table.</summary>
        internal bool RunsPerTableRow =>
            site.Scope.Loop is { } loop && site.Body.Sites.RunsPerTableRow(loop);

        /// <summary>Where rows are added to a collection that outlives the loop that reads them.</summary>
        internal Accumulation? ReadAccumulation() =>
            site.Use.Rows.Accumulations.Find(a => a.Outlives(site.OnlyLoop) || a.Outlives(site.Scope.Loop));
    }
}
