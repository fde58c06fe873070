using System.Collections.Concurrent;
using System.Text;
using Rowbound.Analyzers.Infrastructure.Options;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The entity types and contexts of a compilation, and what is known of them. Read from its sources when a rule first asks.
/// </summary>
internal sealed class EntityTypes
{
    private const int WrapperDepth = 3;

    private readonly Compilation _compilation;
    private readonly EfSymbols _symbols;
    private readonly RuleOptions _options;
    private readonly Lazy<ModelConfiguration> _fluent;
    private readonly Lazy<RecordedModel> _recorded;
    private readonly Lazy<ContextSettings> _settings;
    private readonly Lazy<GrowthEvidence> _growth;
    private readonly Lazy<LongLivedTypes> _longLived;
    private readonly ConcurrentDictionary<INamedTypeSymbol, EntityType> _types = new(SymbolEqualityComparer.Default);

    internal EntityTypes(Compilation compilation, EfSymbols symbols, RuleOptions options)
    {
        _compilation = compilation;
        _symbols = symbols;
        _options = options;
        _fluent = new(ReadFluent);
        _recorded = new(ReadRecorded);
        _settings = new(ReadSettings);
        _growth = new(ReadGrowth);
        _longLived = new(ReadLongLived);
    }

    internal EntityType TypeOf(INamedTypeSymbol entity) =>
        _types.GetOrAdd(entity, e => new EntityType(e, _fluent.Value, _recorded.Value.Of(MetadataName(e))));

    /// <summary>The defaults of a context; of one that is not visible nothing is known.</summary>
    internal ContextFacts ContextOf(INamedTypeSymbol? context) => context is null
        ? _settings.Value.Of(_compilation.ObjectType, isSource: false)
        : _settings.Value.Of(context, isSource: !_symbols.IsFromMetadata(context));

    /// <summary>Whether one object of a class lives as long as the program.</summary>
    internal bool LivesLong(INamedTypeSymbol type) => _longLived.Value.Contains(type);

    /// <summary>Whether the table of an entity grows.</summary>
    internal Growth GrowthOf(INamedTypeSymbol entity, SyntaxTree askedFrom) =>
        GrowthOf(entity, _options.In(askedFrom).SmallTables, new(SymbolEqualityComparer.Default));

    private Growth GrowthOf(INamedTypeSymbol entity, NamePatterns small, HashSet<ISymbol> asked)
    {
        var type = TypeOf(entity);
        if (small.Contain(entity) || type.IsSeededByModel || EfAttributes.IsSmallTable(entity) || HasEnumKey(type))
            return Growth.StaysSmall;

        var isInserted = _growth.Value.IsInserted(entity);
        asked.Add(entity);
        if (isInserted && (_growth.Value.IsStamped(entity) || (_growth.Value.IsNumerous(entity) && BelongsToOther(type))))
            return Growth.GrowsWithUse;

        var growth = isInserted ? Growth.Grows : Growth.Unknown;
        foreach (var principal in PrincipalsOf(type))
        {
            if (!asked.Contains(principal) && GrowthOf(principal, small, asked) is var other && other > growth)
                growth = other;
        }

        return growth;
    }

    /// <summary>
    /// Whether rows belong to rows of another table, so that there are several for each. A list that belongs to nobody, such as
    /// tags, themes or countries, may be imported in one go and still be short.
    /// </summary>
    private bool BelongsToOther(EntityType type) =>
        PrincipalsOf(type).Any(p => !SymbolEqualityComparer.Default.Equals(p, type.Symbol));

    private IEnumerable<INamedTypeSymbol> PrincipalsOf(EntityType type) =>
        type.Principals().Concat(type.RecordedPrincipals.Select(_symbols.TypeNamed).OfType<INamedTypeSymbol>());

    private static bool HasEnumKey(EntityType type) =>
        type.Key is [var key] && type.Property(key)?.Type.TypeKind == TypeKind.Enum;

    private ModelConfiguration ReadFluent()
    {
        var model = new ModelConfiguration();
        var bodies = new ConfigurationBodies(_compilation);
        var reader = new FluentReader(model, bodies);
        var scans = _compilation.SyntaxTrees.Select(static tree => SourceScan.Of(tree, CancellationToken.None)).ToList();
        foreach (var method in scans.SelectMany(static s => s.ModelMethods))
            reader.Read(method);
        if (!reader.HasGenericParts)
            return model;

        foreach (var heir in scans.SelectMany(static s => s.Heirs))
        {
            var semantics = bodies.SemanticsOf(heir.SyntaxTree);
            if (semantics.GetDeclaredSymbol(heir, CancellationToken.None) is INamedTypeSymbol configuration)
                reader.ReadInherited(configuration);
        }

        return model;
    }

    private RecordedModel ReadRecorded() => new(
        _compilation.SyntaxTrees.Select(static tree => SourceScan.Of(tree, CancellationToken.None).Recorded)
            .Concat(_options.AdditionalFiles.Select(static file => RecordedModel.Read(file, CancellationToken.None)))
            .OfType<IReadOnlyDictionary<string, RecordedEntity>>());

    private ContextSettings ReadSettings()
    {
        var settings = new ContextSettings();
        ForEachFile(static scan => scan.Settings,
            (setting, semantics) => settings.Read(setting, semantics, _symbols, CancellationToken.None));
        return settings;
    }

    private LongLivedTypes ReadLongLived()
    {
        var types = new LongLivedTypes();
        ForEachFile(static scan => scan.Singletons,
            (call, semantics) => types.Read(call, semantics, CancellationToken.None));
        return types;
    }

    private GrowthEvidence ReadGrowth()
    {
        var wrappers = new InsertWrappers(_symbols, new(_compilation));
        var evidence = new GrowthEvidence(_symbols, wrappers, TypeOf);
        if (_symbols.IsTestProject)
            return evidence;

        ForEachFile(static scan => scan.Inserts, (insert, semantics) => evidence.Read(insert, semantics, CancellationToken.None));
        evidence.IsThrownAway = _compilation.SyntaxTrees
            .Any(static tree => SourceScan.Of(tree, CancellationToken.None).DeletesDatabase);
        for (var depth = 0; depth < WrapperDepth && wrappers.TakeNames() is { Count: > 0 } names; depth++)
        {
            ForEachFile(scan => scan.CallsOf(names), (call, semantics) =>
            {
                if (semantics.GetOperation(call, CancellationToken.None) is IInvocationOperation invocation)
                    evidence.ReadWrapped(invocation);
            });
        }

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

    private static string MetadataName(INamedTypeSymbol type)
    {
        var name = new StringBuilder(type.MetadataName);
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name.Insert(0, '+').Insert(0, outer.MetadataName);
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            name.Insert(0, '.').Insert(0, space.Name);
        return name.ToString();
    }
}
