namespace Rowbound.Analyzers.Queries;

/// <summary>A second collection that is made of all rows of a buffer, which then has served.</summary>
/// <param name="Operation">What makes it: a call, a <c>new</c>, or <c>[.. rows]</c>.</param>
/// <param name="Operator">The operator that makes the same of the query itself.</param>
internal sealed record BufferCopy(IOperation Operation, QueryOperator Operator)
{
    private ImmutableArray<IArgumentOperation> Arguments => Operation switch
    {
        IInvocationOperation call => call.Instance is null ? call.Arguments.RemoveAt(0) : call.Arguments,
        IObjectCreationOperation creation => creation.Arguments.RemoveAt(0),
        _ => [],
    };

    /// <summary>The type of what the copy finds its items by, where it does.</summary>
    private ITypeSymbol? ComparedType => (Operator, Operation) switch
    {
        (QueryOperator.ToDictionary or QueryOperator.ToLookup, IInvocationOperation call) =>
            call.TargetMethod.TypeArguments.ElementAtOrDefault(1),
        (QueryOperator.ToHashSet, { Type: INamedTypeSymbol { TypeArguments: [var item] } }) => item,
        _ => null,
    };

    /// <summary>Reads the copy that is the only use of a buffer.</summary>
    internal static BufferCopy? Of(QuerySite site)
    {
        if (site.Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray) || site.Use.Collection is not [var use])
            return null;

        var copy = use.Operation switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } when use.Kind == CollectionUseKind.Operator =>
                site.IsInMemory(call) && site.OperatorOf(call) is { } found && IsCopying(found) ? new(call, found) : null,
            IInvocationOperation call when site.Model.Symbols.CopiesList(call) => new(call, QueryOperator.ToArray),
            IArgumentOperation { Parent: IObjectCreationOperation { Initializer: null } creation, Parameter.Ordinal: 0 } =>
                OfType(creation, site),
            ISpreadOperation { Parent: ICollectionExpressionOperation { Elements.Length: 1 } collection } =>
                OfType(collection, site),
            _ => (BufferCopy?)null,
        };
        return copy is not null && copy.IsOf(site.Query.ElementType) && copy.IsSaving(site) ? copy : null;
    }

    /// <summary>
    /// Whether the copy comes out the same when it is filled while the rows arrive: what it is filled by only reads columns, and
    /// it compares items by no code of the program's own.
    /// </summary>
    internal bool IsSameOf(QuerySite site)
    {
        if (!Arguments.All(a => IsQuiet(a, site)) || (ComparedType is { } type && EfSymbols.ComparesByOwnCode(type)))
            return false;
        if (site.Use.Rows.IsWritten || !site.FillsNavigationsAtOnce)
            return false;

        // Two equal keys end the copy half-way, before the tracker has seen the rest.
        return Operator != QueryOperator.ToDictionary || !site.Scope.IsGuarded
            || site.Shape is RowShape.Columns or RowShape.UntrackedEntity;
    }

    /// <summary>Whether nothing comes between the loading of the buffer and the copy.</summary>
    internal bool IsInPlace(QuerySite site) =>
        site.Use.Local is null
        || (site.BufferDeclaration?.IsDirectlyBefore(Operation.Statement) == true && Operation.IsEvaluatedFirst);

    private static BufferCopy? OfType(IOperation made, QuerySite site) =>
        site.Model.Symbols.MakerOf(made.Type) is { } found ? new(made, found) : null;

    private static bool IsCopying(QueryOperator found) => found is QueryOperator.ToList or QueryOperator.ToArray
        or QueryOperator.ToDictionary or QueryOperator.ToHashSet or QueryOperator.ToLookup;

    /// <summary>Whether the items are the rows, by the type that the query gives them: no base type, and no pairs.</summary>
    private bool IsOf(ITypeSymbol? row)
    {
        var item = Operation switch
        {
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true, TypeArguments: [var source, ..] } } => source,
            { Type: IArrayTypeSymbol array } => array.ElementType,
            { Type: INamedTypeSymbol { TypeArguments: [var element] } } => element,
            _ => null,
        };
        return SymbolEqualityComparer.Default.Equals(item, row)
            && (Operator is not (QueryOperator.ToDictionary or QueryOperator.ToLookup)
                || Arguments is [{ Value.AsLambda: { } }, ..]);
    }

    /// <summary>
    /// Whether one collection less is held: EF Core itself makes an array of a list where it is asked for one asynchronously, and
    /// gives lookups not at all.
    /// </summary>
    private bool IsSaving(QuerySite site) => !site.Terminal.IsAsync
        || Operator is QueryOperator.ToList or QueryOperator.ToDictionary
        || (Operator == QueryOperator.ToHashSet && site.Model.Symbols.HasHashSetAsync);

    /// <summary>Whether an argument may be evaluated, and called, while the query is open.</summary>
    private static bool IsQuiet(IArgumentOperation argument, QuerySite site) => !argument.IsNamed && argument.Value switch
    {
        _ when argument.ArgumentKind == ArgumentKind.DefaultValue => true,
        { AsLambda: { Symbol.IsAsync: false } lambda } => site.HazardsOf(lambda) == LoopHazards.None,
        { Unwrapped: IPropertyReferenceOperation { Instance: null, Property: var shared } } =>
            site.Model.Symbols.IsPlainLibraryCode(shared),
        var value => value.IsNull,
    };
}
