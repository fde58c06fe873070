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

    /// <summary>It is an argument for a parameter that any read-only sequence would do for.</summary>
    HandedOver,

    /// <summary>It is named in a lambda or local function that runs elsewhere.</summary>
    Captured,
}

/// <summary>What becomes of the rows of a query.</summary>
internal sealed class RowUse
{
    /// <summary>The members that are read.</summary>
    internal HashSet<IPropertySymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members that are read while the rows pass, not from a second collection later.</summary>
    internal HashSet<IPropertySymbol> ReadInPassing { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members that are assigned.</summary>
    internal HashSet<IPropertySymbol> Written { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member is assigned.</summary>
    internal bool IsWritten => Written.Count > 0;

    /// <summary>Whether a member is read that leads to other entities.</summary>
    internal bool ReadsNavigations { get; set; }

    /// <summary>Whether a row is compared with null, or taken where there may be none.</summary>
    internal bool MayBeNull { get; set; }

    /// <summary>
    /// Whether the type of the rows is named: by a variable that is not <c>var</c>, a cast, or a type argument.
    /// </summary>
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
/// <param name="Fill">The call, or the assignment of an entry, that adds them.</param>
internal sealed record Accumulation(ILocalSymbol Collection, IOperation Fill)
{
    /// <summary>The members of rows that are read from the collection.</summary>
    internal HashSet<IPropertySymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The calls that take rows out again.</summary>
    internal List<IOperation> Emptied { get; } = [];

    /// <summary>What a reader would underline.</summary>
    internal Location Location => Fill switch
    {
        IInvocationOperation call => call.NameLocation,
        ISimpleAssignmentOperation entry => entry.Target.Syntax.GetLocation(),
        _ => Fill.Syntax.GetLocation(),
    };
}

/// <summary>What a collection grows with that the rows of queries are added to.</summary>
internal enum AccumulationGrowth
{
    /// <summary>It is as large as one query's bounded result.</summary>
    None,

    /// <summary>The turns of a loop, how many that may be.</summary>
    Turns,

    /// <summary>The table.</summary>
    Table,
}
