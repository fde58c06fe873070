using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The interfaces of a compilation and what stands behind them in it; looked for when a method is found that inserts.
/// </summary>
internal sealed class Implementations
{
    private readonly Compilation _compilation;
    private readonly Lazy<List<INamedTypeSymbol>> _classes;

    internal Implementations(Compilation compilation)
    {
        _compilation = compilation;
        _classes = new(() =>
            [.. CallTargets.TypesIn(compilation.Assembly.GlobalNamespace).Where(static t => t.TypeKind == TypeKind.Class)]);
    }

    /// <summary>The methods of this name that interfaces declare.</summary>
    internal IEnumerable<IMethodSymbol> InterfaceMethodsNamed(string name) =>
        _compilation.GetSymbolsWithName(name, SymbolFilter.Member).OfType<IMethodSymbol>()
            .Where(static m => m.ContainingType.TypeKind == TypeKind.Interface);

    /// <summary>The methods of classes that are called where the method of an interface is.</summary>
    internal List<IMethodSymbol> Of(IMethodSymbol contract) =>
    [
        .. _classes.Value.Where(static type => !type.IsAbstract)
            .SelectMany(type => type.AllInterfaces
                .Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, contract.ContainingType))
                .SelectMany(i => i.GetMembers(contract.Name))
                .Where(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, contract))
                .Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>()),
    ];
}
