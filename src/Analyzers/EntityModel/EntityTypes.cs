using System.Collections.Concurrent;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The entity types and contexts of a compilation, and what is known of them. Read from its sources when a rule first asks.
/// </summary>
internal sealed class EntityTypes
{
    private readonly Compilation _compilation;
    private readonly EfSymbols _symbols;
    private readonly RuleOptions _options;
    private readonly Lazy<ModelConfiguration> _fluent;
    private readonly Lazy<ContextSettings> _settings;
    private readonly Lazy<GrowthEvidence> _growth;
    private readonly ConcurrentDictionary<INamedTypeSymbol, EntityType> _types = new(SymbolEqualityComparer.Default);

    internal EntityTypes(Compilation compilation, EfSymbols symbols, RuleOptions options)
    {
        _compilation = compilation;
        _symbols = symbols;
        _options = options;
        _fluent = new(ReadFluent);
        _settings = new(ReadSettings);
        _growth = new(ReadGrowth);
    }

    internal EntityType TypeOf(INamedTypeSymbol entity) => _types.GetOrAdd(entity, e => new EntityType(e, _fluent.Value));

    /// <summary>The defaults of a context; of one that is not visible nothing is known.</summary>
    internal ContextFacts ContextOf(INamedTypeSymbol? context) => context is null
        ? _settings.Value.Of(_compilation.ObjectType, isSource: false)
        : _settings.Value.Of(context, isSource: !_symbols.IsFromMetadata(context));

    /// <summary>Whether the table of an entity grows.</summary>
    internal Growth GrowthOf(INamedTypeSymbol entity, SyntaxTree askedFrom) =>
        GrowthOf(entity, _options.SmallTables(askedFrom), new(SymbolEqualityComparer.Default));

    private Growth GrowthOf(INamedTypeSymbol entity, ImmutableHashSet<string> small, HashSet<ISymbol> asked)
    {
        var type = TypeOf(entity);
        if (small.Contains(entity.Name) || type.IsSeededByModel || EfAttributes.IsSmallTable(entity) || HasEnumKey(type))
            return Growth.StaysSmall;
        if (_growth.Value.IsInserted(entity))
            return Growth.Grows;

        asked.Add(entity);
        return type.Principals().Any(p => !asked.Contains(p) && GrowthOf(p, small, asked) == Growth.Grows)
            ? Growth.Grows
            : Growth.Unknown;
    }

    private static bool HasEnumKey(EntityType type) =>
        type.Key is [var key] && type.Property(key)?.Type.TypeKind == TypeKind.Enum;

    private ModelConfiguration ReadFluent()
    {
        var model = new ModelConfiguration();
        var reader = new FluentReader(model);
        ForEachFile(
            static scan => scan.ModelMethods, (method, semantics) => reader.Read(method, semantics, CancellationToken.None));
        return model;
    }

    private ContextSettings ReadSettings()
    {
        var settings = new ContextSettings();
        ForEachFile(static scan => scan.Settings,
            (setting, semantics) => settings.Read(setting, semantics, _symbols, CancellationToken.None));
        return settings;
    }

    private GrowthEvidence ReadGrowth()
    {
        var evidence = new GrowthEvidence(_symbols);
        if (!_symbols.IsTestProject)
            ForEachFile(
                static scan => scan.Inserts, (insert, semantics) => evidence.Read(insert, semantics, CancellationToken.None));
        return evidence;
    }

    /// <summary>Binds the places that a scan of the syntax found; a file without any is never bound.</summary>
    private void ForEachFile<TNode>(Func<SourceScan, List<TNode>> places, Action<TNode, SemanticModel> read)
        where TNode : SyntaxNode
    {
        foreach (var tree in _compilation.SyntaxTrees)
        {
            if (places(SourceScan.Of(tree, CancellationToken.None)) is not { Count: > 0 } found)
                continue;

            var semantics = _compilation.GetSemanticModel(tree);
            foreach (var node in found)
                read(node, semantics);
        }
    }
}
