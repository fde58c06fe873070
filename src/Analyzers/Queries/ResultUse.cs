namespace Rowbound.Analyzers.Queries;

/// <summary>What becomes of the rows that a query gave: of the collection, and of the rows in it.</summary>
internal sealed class ResultUse
{
    /// <summary>The uses of the collection itself, in the order of the source.</summary>
    internal List<CollectionUse> Collection { get; } = [];

    /// <summary>The use of rows that go where the model does not follow.</summary>
    internal static ResultUse Unseen => new() { Rows = { Escapes = true } };

    /// <summary>What becomes of the rows, also through a second collection that they were put into.</summary>
    internal RowUse Rows { get; } = new();

    /// <summary>The local that holds the collection, where there is one.</summary>
    internal ILocalSymbol? Local { get; set; }

    /// <summary>How often the rows are gone through, in methods that the collection is given to as well.</summary>
    internal Enumerations Enumerations { get; private set; }

    /// <summary>Adds that the rows are gone through.</summary>
    internal void Enumerate(Enumerations times) => Enumerations = (Enumerations, times) switch
    {
        (var all, Enumerations.Never) => all,
        (Enumerations.Never, _) => times,
        (Enumerations.EachTurn, _) or (_, Enumerations.EachTurn) => Enumerations.EachTurn,
        _ => Enumerations.Several,
    };

    /// <summary>The only use of the collection, when there is just one and it is of this kind.</summary>
    internal CollectionUse? Only(CollectionUseKind kind) => Collection is [var use] && use.Kind == kind ? use : null;
}

/// <summary>One use of a collection.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Operation">The operation that does it.</param>
internal sealed record CollectionUse(CollectionUseKind Kind, IOperation Operation);

/// <summary>The kinds of use of a collection.</summary>
internal enum CollectionUseKind
{
    /// <summary>Something else, or something that cannot be followed.</summary>
    Unknown,

    /// <summary>A <c>foreach</c> runs over it.</summary>
    Enumerated,

    /// <summary>Its length is read.</summary>
    Counted,

    /// <summary>A row is read by its position.</summary>
    Indexed,

    /// <summary>A LINQ operator is applied to it in memory.</summary>
    Operator,

    /// <summary>Its rows are added to another collection.</summary>
    Added,

    /// <summary>Each row is given to a lambda by a method of the collection, such as <c>ForEach</c>.</summary>
    Visited,

    /// <summary>It is changed: rows are added, removed or put in another order.</summary>
    Mutated,

    /// <summary>It is an argument for a parameter that any read-only sequence would do for.</summary>
    HandedOver,

    /// <summary>It is an argument for another parameter of a method whose code is seen.</summary>
    PassedOn,

    /// <summary>The method returns it.</summary>
    Returned,

    /// <summary>A field or a property keeps it.</summary>
    StoredInField,

    /// <summary>It is named in a lambda or local function that runs elsewhere.</summary>
    Captured,
}

/// <summary>How often something is gone through.</summary>
internal enum Enumerations
{
    /// <summary>Not that it is seen.</summary>
    Never,

    /// <summary>In one place, once.</summary>
    Once,

    /// <summary>In several places.</summary>
    Several,

    /// <summary>Once in each turn of a loop.</summary>
    EachTurn,
}
