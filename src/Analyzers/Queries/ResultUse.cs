namespace Rowbound.Analyzers.Queries;

/// <summary>What becomes of the rows that a query gave: of the collection, and of the rows in it.</summary>
internal sealed class ResultUse
{
    /// <summary>The uses of the collection itself, in the order of the source.</summary>
    internal List<CollectionUse> Collection { get; } = [];

    /// <summary>What becomes of the rows, also through a second collection that they were put into.</summary>
    internal RowUse Rows { get; } = new();

    /// <summary>The local that holds the collection, where there is one.</summary>
    internal ILocalSymbol? Local { get; set; }

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

    /// <summary>It is named in a lambda or local function that runs elsewhere.</summary>
    Captured,
}

/// <summary>What becomes of the rows of a query.</summary>
internal sealed class RowUse
{
    /// <summary>The members that are read.</summary>
    internal HashSet<IPropertySymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member is assigned.</summary>
    internal bool IsWritten { get; set; }

    /// <summary>Whether a member is read that leads to other entities.</summary>
    internal bool ReadsNavigations { get; set; }

    /// <summary>Whether a row is compared with null, or taken where there may be none.</summary>
    internal bool MayBeNull { get; set; }

    /// <summary>Whether a variable that holds rows is declared with its type rather than <c>var</c>.</summary>
    internal bool HasNamedType { get; set; }

    /// <summary>Whether a row, or the collection of them, reaches code or data that the model does not follow.</summary>
    internal bool Escapes { get; set; }

    /// <summary>Whether it matters which object a row is: two are compared, or one is a key.</summary>
    internal bool IsCompared { get; set; }

    /// <summary>Where rows are added to a collection that outlives the query, and that collection.</summary>
    internal List<Accumulation> Accumulations { get; } = [];

    /// <summary>Whether the rows are only read, by code that the model sees completely.</summary>
    internal bool IsReadOnly => !IsWritten && !Escapes && !IsCompared;
}

/// <summary>Rows that are put into a second collection.</summary>
/// <param name="Collection">The local that holds it.</param>
/// <param name="Call">The call that adds them.</param>
internal sealed record Accumulation(ILocalSymbol Collection, IInvocationOperation Call)
{
    /// <summary>The members of rows that are read from the collection.</summary>
    internal HashSet<IPropertySymbol> Read { get; } = new(SymbolEqualityComparer.Default);
}
