namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Which code of the compilation runs when a member is called. An interface member, or one that can be overridden, has an answer
/// only where exactly one body can run.
/// </summary>
internal sealed class CallTargets
{
    private readonly IAssemblySymbol _assembly;
    private readonly Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>> _derived;

    internal CallTargets(Compilation compilation)
    {
        _assembly = compilation.Assembly;
        _derived = new(FindDerived);
    }

    /// <summary>Whether the member is declared in the compilation.</summary>
    internal bool IsSource(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _assembly);

    /// <summary>The method whose body runs, as it is declared; <see langword="null"/> where that is not known.</summary>
    internal IMethodSymbol? Of(IMethodSymbol called)
    {
        var declared = (called.ReducedFrom ?? called).OriginalDefinition;
        if (!IsSource(declared))
            return null;

        declared = declared.PartialImplementationPart ?? declared;
        return declared switch
        {
            { ContainingType.TypeKind: TypeKind.Interface, IsStatic: false } =>
                OnlyOne(ImplementationsOf(declared, called.ContainingType)),
            { IsAbstract: true } => OnlyOne(OverridesOf(declared)),
            { IsVirtual: true } or { IsOverride: true, IsSealed: false } =>
                OverridesOf(declared).Any() ? null : declared,
            _ => declared,
        };
    }

    private static IMethodSymbol? OnlyOne(IEnumerable<IMethodSymbol> bodies)
    {
        IMethodSymbol? only = null;
        foreach (var body in bodies)
        {
            if (only is not null && !SymbolEqualityComparer.Default.Equals(only, body))
                return null;
            only = body;
        }

        return only is { IsAbstract: false } ? only : null;
    }

    /// <summary>Who may answer a call of <c>IRepository&lt;Order&gt;</c>: not what implements it for customers.</summary>
    private IEnumerable<IMethodSymbol> ImplementationsOf(IMethodSymbol declared, INamedTypeSymbol called)
    {
        foreach (var type in DerivedFrom(declared.ContainingType))
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
                continue;

            foreach (var contract in type.AllInterfaces.Where(i => MayBe(i, called)))
            {
                // The interface as the type implements it, with the type's own arguments.
                var member = contract.GetMembers(declared.Name).OfType<IMethodSymbol>()
                    .FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, declared));
                if (member is not null && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
                    yield return found.OriginalDefinition;
            }
        }
    }

    private IEnumerable<IMethodSymbol> OverridesOf(IMethodSymbol declared) =>
        DerivedFrom(declared.ContainingType).SelectMany(static t => t.GetMembers()).OfType<IMethodSymbol>()
            .Where(m => Overrides(m, declared));

    private static bool Overrides(IMethodSymbol method, IMethodSymbol declared)
    {
        for (var current = method.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, declared))
                return true;
        }

        return false;
    }

    /// <summary>Whether a contract is the one that is called, for some type arguments of an open one.</summary>
    private static bool MayBe(INamedTypeSymbol contract, INamedTypeSymbol called) =>
        SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, called.OriginalDefinition)
        && contract.TypeArguments.Zip(called.TypeArguments, MayBe).All(static may => may);

    private static bool MayBe(ITypeSymbol argument, ITypeSymbol called) =>
        argument.TypeKind == TypeKind.TypeParameter || called.TypeKind == TypeKind.TypeParameter
            || SymbolEqualityComparer.Default.Equals(argument, called);

    private List<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type) =>
        _derived.Value.TryGetValue(type.OriginalDefinition, out var found) ? found : [];

    private Dictionary<ISymbol, List<INamedTypeSymbol>> FindDerived()
    {
        var derived = new Dictionary<ISymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in TypesIn(_assembly.GlobalNamespace))
        {
            foreach (var contract in type.AllInterfaces)
                Add(contract, type);
            for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
                Add(ancestor, type);
        }

        return derived;

        void Add(INamedTypeSymbol ancestor, INamedTypeSymbol type)
        {
            if (!IsSource(ancestor))
                return;
            if (!derived.TryGetValue(ancestor.OriginalDefinition, out var types))
                derived[ancestor.OriginalDefinition] = types = [];
            types.Add(type);
        }
    }

    /// <summary>The types of a namespace or type, those inside of others included.</summary>
    internal static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            foreach (var nested in TypesIn(inner))
                yield return nested;
        }
    }
}
