namespace Rowbound.Analyzers.Queries;

/// <summary>What keeps the rows of a query for as long as the program runs.</summary>
/// <param name="Name">What a reader would call it.</param>
internal sealed record RowsKeeper(string Name)
{
    /// <summary>Reads where a collection of rows is put that outlives all requests.</summary>
    internal static RowsKeeper? Of(QuerySite site)
    {
        foreach (var use in site.Use.Collection)
        {
            if (MemberKeeping(use.Operation) is { } member && NameOf(member, site) is { } name)
                return new(name);
            if (CallCaching(use.Operation) is { } call && EfSymbols.IsOfCaching(call.TargetMethod))
                return new("a cache entry");
        }

        return null;
    }

    /// <summary>The field or property that is given the collection, or holds what it is put into by a key.</summary>
    private static ISymbol? MemberKeeping(IOperation use) => use switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } owner } } =>
            (owner.Unwrapped as IMemberReferenceOperation)?.Member,
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => member,
        ICoalesceAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => member,
        IFieldInitializerOperation { InitializedFields: [var field] } => field,
        IPropertyInitializerOperation { InitializedProperties: [var property] } => property,
        _ => null,
    };

    private static string? NameOf(ISymbol member, QuerySite site) => member switch
    {
        { IsStatic: true } => $"the static '{member.Name}'",
        IPropertySymbol entry when EfSymbols.IsOfCaching(entry) => "a cache entry",
        { ContainingType: { } owner } when site.Model.Entities.LivesLong(owner) =>
            $"'{member.Name}' of '{owner.Name}', of which there is one",
        _ => null,
    };

    /// <summary>The call that is given the collection, or the lambda that makes it.</summary>
    private static IInvocationOperation? CallCaching(IOperation use) => use switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } => call,
        IReturnOperation { EnclosingFunction: IAnonymousFunctionOperation { Consumer: IArgumentOperation
            { Parent: IInvocationOperation call } } } => call,
        _ => null,
    };
}
