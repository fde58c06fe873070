namespace Rowbound.Analyzers.Queries;

/// <content>What answers requests in ASP.NET Core.</content>
internal sealed partial class EfSymbols
{
    /// <summary>Whether the method is an action of a controller.</summary>
    internal static bool IsAction(ISymbol member) =>
        member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, MethodKind: MethodKind.Ordinary,
            IsOverride: false }
        && IsController(member.ContainingType)
        && !member.GetAttributes().Any(static a => a.AttributeClass is { Name: "NonActionAttribute" });

    /// <summary>Whether the method maps a route to code.</summary>
    internal static bool MapsRoute(IMethodSymbol method) =>
        method.Name.StartsWith("Map", StringComparison.Ordinal)
        && method.ContainingNamespace is { Name: "Builder" } space && IsAspNetCore(space);

    /// <summary>
    /// Whether the method makes a response of a value that it is given: <c>Ok(rows)</c>, <c>Results.Json(rows)</c>.
    /// </summary>
    internal static bool AnswersWith(IMethodSymbol method) =>
        method.Name is "Ok" or "Json"
        && method.ContainingType.Name is "ControllerBase" or "Controller" or "Results" or "TypedResults"
        && IsAspNetCore(method.ContainingNamespace);

    private static bool IsController(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if ((current is { Name: "ControllerBase", ContainingNamespace: { Name: "Mvc" } space } && IsAspNetCore(space))
                || current.GetAttributes().Any(static a => a.AttributeClass is { Name: "ApiControllerAttribute" }))
                return true;
        }

        return false;
    }

    private static bool IsAspNetCore(INamespaceSymbol? space) =>
        space is { ContainingNamespace: { Name: "AspNetCore",
            ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether the type is an array, a list, or an interface of one.</summary>
    internal static bool IsPlainSequence(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } => true,
        INamedTypeSymbol { Arity: 1, Name: var name,
            ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } =>
            name is "List" or "IList" or "IEnumerable" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection",
        _ => false,
    };
}
