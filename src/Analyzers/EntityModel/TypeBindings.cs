namespace Rowbound.Analyzers.EntityModel;

/// <summary>What the type parameters of a generic piece of configuration stand for where it is used.</summary>
internal sealed class TypeBindings
{
    /// <summary>Outside of generic code.</summary>
    internal static readonly TypeBindings None = new();

    private readonly Dictionary<ISymbol, ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    /// <summary>The bindings inside of a method that is called here.</summary>
    internal TypeBindings For(IMethodSymbol called)
    {
        var inner = new TypeBindings();
        inner.Bind(called.OriginalDefinition.TypeParameters, called.TypeArguments, this);
        for (var type = called.ContainingType; type is not null; type = type.ContainingType)
            inner.Bind(type.OriginalDefinition.TypeParameters, type.TypeArguments, this);
        return inner;
    }

    /// <summary>The type itself, or what the type parameter stands for.</summary>
    internal INamedTypeSymbol? Resolve(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter => _types.TryGetValue(parameter, out var bound) ? bound as INamedTypeSymbol : null,
        INamedTypeSymbol named => named,
        _ => null,
    };

    private void Bind(
        ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments, TypeBindings outer)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (outer.Resolve(arguments[i]) is { } bound)
                _types[parameters[i]] = bound;
        }
    }
}
