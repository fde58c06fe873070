namespace Rowbound.Analyzers.Queries;

/// <summary>What the type parameters of a called method, and of the type that declares it, stand for in a call.</summary>
internal sealed class TypeArguments
{
    private readonly Dictionary<ISymbol, ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    /// <param name="called">The method as it is called, with its arguments.</param>
    /// <param name="code">The method whose body runs, as it is declared.</param>
    internal static TypeArguments Of(IMethodSymbol called, IMethodSymbol code)
    {
        var map = new TypeArguments();
        for (var i = 0; i < code.TypeParameters.Length && i < called.TypeArguments.Length; i++)
            map._types[code.TypeParameters[i]] = called.TypeArguments[i];

        map.AddThoseOf(called.ContainingType, code.ContainingType);
        return map;
    }

    /// <summary>The type that a type parameter stands for; any other type as it is.</summary>
    internal ITypeSymbol Resolve(ITypeSymbol type) => _types.TryGetValue(type, out var found) ? found : type;

    /// <summary>
    /// A repository that implements <c>IRepository&lt;T&gt;</c> names the parameter in its own way: what the interface is called
    /// with tells what it stands for.
    /// </summary>
    private void AddThoseOf(INamedTypeSymbol? called, INamedTypeSymbol? declaring)
    {
        if (called is null || declaring is null)
            return;

        var asCalled = SelfAndAncestors(declaring).FirstOrDefault(
            t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, called.OriginalDefinition));
        for (var i = 0; i < asCalled?.TypeArguments.Length; i++)
        {
            if (asCalled.TypeArguments[i] is ITypeParameterSymbol parameter)
                _types[parameter] = called.TypeArguments[i];
        }
    }

    private static IEnumerable<INamedTypeSymbol> SelfAndAncestors(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }
}
