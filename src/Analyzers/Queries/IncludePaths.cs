using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>The navigations that a query loads along with its rows.</summary>
internal sealed class IncludePaths
{
    private readonly HashSet<IPropertySymbol> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _targets = new(SymbolEqualityComparer.Default);

    private IncludePaths()
    {
    }

    /// <summary>Whether several rows may refer to one entity, of which there would be a copy for each without tracking.</summary>
    internal bool SharesEntities { get; private set; }

    /// <summary>The entity types that are loaded along.</summary>
    internal IReadOnlyCollection<ISymbol> Targets => _targets;

    /// <summary>Whether a collection may be loaded in part only: tracking adds what was read of it before.</summary>
    internal bool LoadsParts { get; private set; }

    internal bool Covers(IPropertySymbol navigation) => _members.Contains(navigation);

    /// <summary>
    /// Reads them; <see langword="null"/> where they are named by strings, where the model includes more, or where a path comes
    /// back to a type that it has been at: a tree, which only tracking completes, or a cycle, which throws without.
    /// </summary>
    internal static IncludePaths? Of(QuerySite site)
    {
        var paths = new IncludePaths();
        if (site.Entity.HasAutoInclude)
            return null;

        var visited = new List<ITypeSymbol>();
        foreach (var step in site.Query.Steps)
        {
            if (step.Operator is not (QueryOperator.Include or QueryOperator.ThenInclude))
                continue;
            if (step.Operator == QueryOperator.Include)
                visited = [site.Entity.Symbol];
            if (step.Lambda?.ReturnedValue is not { } path || !paths.Follow(path, visited, site, site.Query.IsCertain(step)))
                return null;
        }

        return paths;
    }

    private bool Follow(IOperation path, List<ITypeSymbol> visited, QuerySite site, bool isCertain)
    {
        switch (path.Unwrapped)
        {
            case IParameterReferenceOperation:
                return true;
            case IInvocationOperation { Receiver: { } filtered }:
                LoadsParts = true;
                return Follow(filtered, visited, site, isCertain);
            case IPropertyReferenceOperation { Instance: { } owner } member:
                return Follow(owner, visited, site, isCertain) && Add(member.Property, visited, site, isCertain);
            default:
                return false;
        }
    }

    private bool Add(IPropertySymbol navigation, List<ITypeSymbol> visited, QuerySite site, bool isCertain)
    {
        if (EfSymbols.TargetOf(navigation.Type) is not INamedTypeSymbol target
            || visited.Contains(target, SymbolEqualityComparer.Default))
            return false;

        var type = site.TypeOf(target);
        if (type.HasAutoInclude)
            return false;

        visited.Add(target);
        _targets.Add(target);
        if (isCertain)
            _members.Add(navigation.OriginalDefinition);
        LoadsParts |= type.MayHaveQueryFilter;
        SharesEntities |= !site.IsCollection(navigation) || EntityType.IsManyToMany(navigation, type);
        return true;
    }
}
