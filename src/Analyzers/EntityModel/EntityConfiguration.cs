namespace Rowbound.Analyzers.EntityModel;

/// <summary>What the fluent configuration says of one entity type; empty where it says nothing.</summary>
internal sealed class EntityConfiguration
{
    private readonly Dictionary<string, string> _columnTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _maxLengths = new(StringComparer.Ordinal);

    internal ImmutableArray<string> Key { get; set; } = [];

    internal List<ImmutableArray<string>> UniqueKeys { get; } = [];

    internal HashSet<string> ForeignKeys { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Configured { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Converted { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> RowVersions { get; } = new(StringComparer.Ordinal);

    internal bool IsKeyless { get; set; }

    internal bool HasData { get; set; }

    internal bool HasQueryFilter { get; set; }

    internal string? ColumnTypeOf(string property) => _columnTypes.TryGetValue(property, out var type) ? type : null;

    internal long? MaxLengthOf(string property) => _maxLengths.TryGetValue(property, out var length) ? length : null;

    internal void SetColumnType(string property, string type) => _columnTypes[property] = type;

    internal void SetMaxLength(string property, long length) => _maxLengths[property] = length;
}
