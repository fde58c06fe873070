namespace Rowbound.Analyzers.EntityModel;

/// <summary>What the fluent configuration of a compilation says, by entity type.</summary>
internal sealed class ModelConfiguration
{
    private readonly Dictionary<ISymbol, EntityConfiguration> _entities = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether configuration runs over all entity types in a loop, so that what it does to one of them cannot be read.
    /// </summary>
    internal bool HasUnreadableParts { get; set; }

    /// <summary>Whether any navigation is included without being asked for.</summary>
    internal bool HasAutoInclude { get; set; }

    internal EntityConfiguration Of(INamedTypeSymbol entity)
    {
        if (!_entities.TryGetValue(entity, out var configuration))
            _entities[entity] = configuration = new();
        return configuration;
    }
}
