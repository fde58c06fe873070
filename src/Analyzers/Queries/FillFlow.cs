namespace Rowbound.Analyzers.Queries;

/// <summary>Follows rows into collections that they are added to.</summary>
internal sealed class FillFlow(ResultFlow flow)
{
    /// <summary>Whether the row is put into a collection that is followed: added, or set as the entry of a dictionary.</summary>
    internal bool Accumulates(IOperation row)
    {
        var symbols = flow.Model.Symbols;
        switch (row.Consumer)
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Instance: { } owner } call } item
                when symbols.IsCollection(owner.Type) && Fill(owner, call):
                flow.Use.Rows.IsCompared |= item.Parameter?.Ordinal == 0 && EfSymbols.ComparesItems(owner.Type);
                return true;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } entry
                when ReferenceEquals(entry.Value.Unwrapped, row) && EfSymbols.ComparesItems(target.Instance?.Type)
                && Fill(target.Instance, entry):
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Adds rows to the collection that an expression names; <see langword="false"/> where that cannot be followed.
    /// </summary>
    internal bool Fill(IOperation? collection, IOperation fill)
    {
        switch (collection?.Unwrapped)
        {
            case ILocalReferenceOperation { Local: { IsRef: false } local } reference:
                return FillLocal(local, flow.Body.DefinitionsAt(reference), fill);
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } into }
                when SymbolEqualityComparer.Default.Equals(into.ContainingSymbol, flow.Calls.Method)
                && flow.Body.IsConstantInMethod(collection):
                if (flow.Passed.AddedTo.Add(into.Ordinal))
                    flow.Collections.FollowFilled(into);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds rows to the collection of a local around the local function that is called.</summary>
    internal void FillCaptured(ILocalSymbol local, IOperation call) =>
        FillLocal(local, [.. flow.Body.ReferencesTo(local).SelectMany(r => flow.Body.DefinitionsAt(r)).Distinct()], call);

    private bool FillLocal(ILocalSymbol local, IReadOnlyCollection<Definition> definitions, IOperation fill)
    {
        if (definitions.Count == 0)
            return false;
        if (!definitions.All(d => IsNew(d.Value)))
            flow.Escape();

        // A collection that is made of itself and more goes on growing.
        var outer = flow.Accumulation;
        var filled = new Accumulation(local, fill, [.. definitions.Select(static d => d.Value).OfType<IOperation>()
            .Where(value => !value.DescendantsAndSelf().Any(part => IsOf(part, local)))]);
        flow.Accumulation = filled;
        flow.Use.Rows.Accumulations.Add(filled);
        flow.Collections.FollowFilled(local, definitions);
        flow.Accumulation = outer;
        return true;
    }

    private static bool IsOf(IOperation part, ILocalSymbol local) =>
        part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>Whether nobody else has the collection: it is made here.</summary>
    private bool IsNew(IOperation? value) => value?.Unwrapped switch
    {
        IObjectCreationOperation or ICollectionExpressionOperation or IArrayCreationOperation => true,
        IAwaitOperation awaited => IsNew(awaited.Operation),
        IInvocationOperation call when EfSymbols.IsConfigureAwait(call.TargetMethod) => IsNew(call.Receiver),
        IInvocationOperation call => flow.Model.Symbols.IsFromMetadata(call.TargetMethod),
        _ => false,
    };
}
