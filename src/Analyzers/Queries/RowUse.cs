namespace Rowbound.Analyzers.Queries;

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

    /// <summary>Whether the method gives rows to its caller, one by one or as they are.</summary>
    internal bool IsReturned { get; set; }

    /// <summary>Whether it matters which object a row is: two are compared, or one is a key.</summary>
    internal bool IsCompared { get; set; }

    /// <summary>Where rows are added to a collection that outlives the query, and that collection.</summary>
    internal List<Accumulation> Accumulations { get; } = [];

    /// <summary>Whether the rows are only read, by code that the model sees completely.</summary>
    internal bool IsReadOnly => !IsWritten && !Escapes && !IsCompared;

    /// <summary>Adds what becomes of the same rows elsewhere, in a method that they are given to.</summary>
    internal void Add(RowUse other)
    {
        Read.UnionWith(other.Read);
        Written.UnionWith(other.Written);
        ReadsNavigations |= other.ReadsNavigations;
        MayBeNull |= other.MayBeNull;
        HasNamedType |= other.HasNamedType;
        Escapes |= other.Escapes;
        IsCompared |= other.IsCompared;
    }
}
