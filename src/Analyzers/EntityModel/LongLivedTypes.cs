using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The classes of which one object lives as long as the program: singletons by registration, and hosted services.
/// </summary>
internal sealed class LongLivedTypes
{
    private readonly HashSet<ISymbol> _registered = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a call of this name registers one object for the life of the program.</summary>
    internal static bool Registers(string name) =>
        name is "AddSingleton" or "TryAddSingleton" or "AddKeyedSingleton" or "TryAddKeyedSingleton" or "AddHostedService";

    /// <summary>
    /// Reads a registration: <c>AddSingleton&lt;IPrices, Prices&gt;()</c> or <c>AddSingleton(new Prices())</c>.
    /// </summary>
    internal void Read(InvocationExpressionSyntax registration, SemanticModel semantics, CancellationToken cancellation)
    {
        if (semantics.GetSymbolInfo(registration, cancellation).Symbol is IMethodSymbol { TypeArguments: [.., var type] } method
            && EfSymbols.IsOfExtensions(method))
            _registered.Add(type.OriginalDefinition);
    }

    /// <summary>Whether one object of the class lives as long as the program.</summary>
    internal bool Contains(INamedTypeSymbol type) =>
        _registered.Contains(type.OriginalDefinition) || EfSymbols.IsHostedService(type);
}
