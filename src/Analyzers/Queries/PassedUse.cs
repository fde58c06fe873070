namespace Rowbound.Analyzers.Queries;

/// <summary>
/// What becomes of a row, or of a collection of rows, in a method that it is given to. It holds symbols and facts only: places in
/// the method mean nothing to its callers.
/// </summary>
internal sealed class PassedUse
{
    /// <summary>What becomes of the rows.</summary>
    internal RowUse Rows { get; } = new();

    /// <summary>What the method returns of the value.</summary>
    internal ReturnedRows Returned { get; set; }

    /// <summary>The parameters whose collections the rows are added to.</summary>
    internal HashSet<int> AddedTo { get; } = [];

    /// <summary>The locals around a local function whose collections the rows are added to.</summary>
    internal HashSet<ILocalSymbol> KeptIn { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the collection is changed.</summary>
    internal bool IsMutated { get; set; }

    /// <summary>Whether rows are taken out of the collection.</summary>
    internal bool IsEmptied { get; set; }

    /// <summary>How often the collection is gone through.</summary>
    internal Enumerations Enumerations { get; set; }
}

/// <summary>What a method returns of a value that it was given.</summary>
[Flags]
internal enum ReturnedRows
{
    None = 0,

    /// <summary>A row.</summary>
    One = 1,

    /// <summary>A collection of rows.</summary>
    Many = 2,
}
