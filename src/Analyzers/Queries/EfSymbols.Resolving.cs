namespace Rowbound.Analyzers.Queries;

/// <summary>Whether the types are there that everything else is known by.</summary>
internal sealed partial class EfSymbols
{
    private static readonly string[] Anchors =
    [
        $"{EfNamespace}.DbContext",
        $"{EfNamespace}.DbSet`1",
        $"{EfNamespace}.EntityFrameworkQueryableExtensions",
        "System.Linq.IQueryable`1",
        "System.Linq.Queryable",
        "System.Linq.Enumerable",
    ];

    /// <summary>Whether the compilation references EF Core, by the name of its assembly.</summary>
    internal static bool IsReferencedBy(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == EfNamespace);

    /// <summary>
    /// A type without which nothing can be said though EF Core is referenced; <see langword="null"/> where all resolve, or EF
    /// Core is not referenced.
    /// </summary>
    internal static UnresolvedType? UnresolvedIn(Compilation compilation)
    {
        if (!IsReferencedBy(compilation))
            return null;

        foreach (var name in Anchors)
        {
            // A type that the project declares itself hides the one that contexts and queries are made of.
            if (compilation.GetTypeByMetadataName(name) is { } type && !Same(type.ContainingAssembly, compilation.Assembly))
                continue;

            var homes = compilation.GetTypesByMetadataName(name).Select(static t => t.ContainingAssembly.Name).ToImmutableArray();
            return new(name.Split('`')[0], homes);
        }

        return null;
    }
}
