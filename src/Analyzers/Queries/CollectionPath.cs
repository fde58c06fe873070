namespace Rowbound.Analyzers.Queries;

/// <summary>What a collection that is followed is to the result.</summary>
/// <param name="Role">The result itself, a view on it, or another collection with rows in it.</param>
/// <param name="Navigation">The navigation of a row that holds the collection.</param>
internal readonly record struct CollectionPath(CollectionRole Role, IPropertySymbol? Navigation = null)
{
    internal static CollectionPath OfResult => new(CollectionRole.Result);

    internal static CollectionPath OfRows => new(CollectionRole.Rows);

    /// <summary>Another name for the same collection, or what reads from it when it is enumerated.</summary>
    internal CollectionPath View => Role == CollectionRole.Result ? new(CollectionRole.View, Navigation) : this;

    /// <summary>Whether the uses of the collection are what is asked for.</summary>
    internal bool IsResult => Role == CollectionRole.Result;

    /// <summary>Whether to go through it is to go through the result.</summary>
    internal bool ReadsResult => Role != CollectionRole.Rows;
}

/// <summary>What a collection is to the result.</summary>
internal enum CollectionRole
{
    /// <summary>The result itself.</summary>
    Result,

    /// <summary>Another name for it, or an operator that reads from it.</summary>
    View,

    /// <summary>Another collection with rows in it, or with entities that rows lead to.</summary>
    Rows,
}
