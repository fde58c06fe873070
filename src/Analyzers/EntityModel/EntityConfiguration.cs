namespace Rowbound.Analyzers.EntityModel;

/// <summary>What one source of facts says of one entity type; empty where it says nothing.</summary>
internal sealed class EntityConfiguration
{
    /// <summary>The configuration of a type that nothing is said of.</summary>
    internal static readonly EntityConfiguration Empty = new();

    private readonly Dictionary<string, string> _columnTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _maxLengths = new(StringComparer.Ordinal);

    internal ImmutableArray<string> Key { get; set; } = [];

    /// <summary>Whether a key is configured that cannot be read: it is not the one of the conventions then.</summary>
    internal bool HasUnreadableKey { get; set; }

    internal List<ImmutableArray<string>> UniqueKeys { get; } = [];

    /// <summary>Indexes that are said not to be unique, or only among some of the rows.</summary>
    internal List<ImmutableArray<string>> OtherIndexes { get; } = [];

    internal HashSet<string> ForeignKeys { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Configured { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Converted { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> RowVersions { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties whose object is a part of the row or belongs to it alone: owned and complex ones.</summary>
    internal HashSet<string> Owned { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that are kept in one column as a document.</summary>
    internal HashSet<string> Json { get; } = new(StringComparer.Ordinal);

    /// <summary>The entity types that a relationship makes this one depend on, whether or not a property leads to them.</summary>
    internal HashSet<INamedTypeSymbol> Principals { get; } = new(SymbolEqualityComparer.Default);

    internal bool IsKeyless { get; set; }

    internal bool HasData { get; set; }

    internal bool HasQueryFilter { get; set; }

    internal string? ColumnTypeOf(string property) => _columnTypes.TryGetValue(property, out var type) ? type : null;

    internal long? MaxLengthOf(string property) => _maxLengths.TryGetValue(property, out var length) ? length : null;

    internal void SetColumnType(string property, string type) => _columnTypes[property] = type;

    internal void SetMaxLength(string property, long length) => _maxLengths[property] = length;

    /// <summary>Whether rows with values in these properties are at most one by one of the keys.</summary>
    internal static bool Covers(IEnumerable<string> properties, ImmutableArray<string> key) =>
        !key.IsEmpty && key.All(properties.Contains);

    /// <summary>Whether two keys are of the same properties, in the same order.</summary>
    internal static bool Same(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.SequenceEqual(other, StringComparer.Ordinal);
}
