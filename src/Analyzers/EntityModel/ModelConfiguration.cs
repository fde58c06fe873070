namespace Rowbound.Analyzers.EntityModel;

/// <summary>What the fluent configuration of a compilation says, by entity type.</summary>
internal sealed class ModelConfiguration
{
    private readonly Dictionary<ISymbol, EntityConfiguration> _entities = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, TypeConvention> _conventions = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether configuration runs over all entity types in a loop or in a convention of the program's own, so that what it does
    /// to one of them cannot be read.
    /// </summary>
    internal bool HasUnreadableParts { get; set; }

    /// <summary>Whether any navigation is included without being asked for.</summary>
    internal bool HasAutoInclude { get; set; }

    /// <summary>The configuration to write to while the model is read.</summary>
    internal EntityConfiguration Of(INamedTypeSymbol entity)
    {
        if (!_entities.TryGetValue(entity, out var configuration))
            _entities[entity] = configuration = new();
        return configuration;
    }

    /// <summary>The configuration of a type once the model is read.</summary>
    internal EntityConfiguration Find(INamedTypeSymbol entity) =>
        _entities.TryGetValue(entity, out var configuration) ? configuration : EntityConfiguration.Empty;

    /// <summary>The convention to write to while the model is read.</summary>
    internal TypeConvention ConventionOf(ITypeSymbol type)
    {
        var key = type is INamedTypeSymbol { IsUnboundGenericType: true } ? type.OriginalDefinition : WithoutNull(type);
        if (!_conventions.TryGetValue(key, out var convention))
            _conventions[key] = convention = new();
        return convention;
    }

    /// <summary>
    /// What is said of the properties of a type: of itself, else of a base type, an interface or the generic definition of it.
    /// </summary>
    internal TypeConvention? FindConvention(ITypeSymbol type)
    {
        if (_conventions.Count == 0)
            return null;

        for (ITypeSymbol? current = WithoutNull(type); current is not null; current = current.BaseType)
        {
            if (Exactly(current) is { } found)
                return found;
        }

        return type.AllInterfaces.Select(Exactly).FirstOrDefault(static c => c is not null);
    }

    private TypeConvention? Exactly(ITypeSymbol type) =>
        _conventions.TryGetValue(type, out var found) || _conventions.TryGetValue(type.OriginalDefinition, out found)
            ? found
            : null;

    private static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
