namespace Rowbound.Analyzers.Queries;

/// <content>What collections of the base library are made by, and how they compare what is in them.</content>
internal sealed partial class EfSymbols
{
    /// <summary>Whether this version of EF Core fills a set asynchronously.</summary>
    internal bool HasHashSetAsync =>
        _compilation.GetTypeByMetadataName($"{EfNamespace}.EntityFrameworkQueryableExtensions")?.GetMembers("ToHashSetAsync")
            .IsEmpty == false;

    /// <summary>The operator that makes a collection of this type of a query.</summary>
    internal QueryOperator? MakerOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } => QueryOperator.ToArray,
        _ when IsList(type) => QueryOperator.ToList,
        INamedTypeSymbol { Name: "HashSet", Arity: 1 } when IsCollection(type) => QueryOperator.ToHashSet,
        _ => null,
    };

    /// <summary>Whether a call of a list's own makes an array of it.</summary>
    internal bool CopiesList(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "ToArray", Parameters.IsEmpty: true } } && IsList(call.Instance?.Type);

    /// <summary>Whether values of the type may be compared by code of the program's own.</summary>
    internal static bool ComparesByOwnCode(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(static e => ComparesByOwnCode(e.Type)),
        INamedTypeSymbol { IsAnonymousType: true } made =>
            made.GetMembers().OfType<IPropertySymbol>().Any(static p => ComparesByOwnCode(p.Type)),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } =>
            ComparesByOwnCode(value),
        { TypeKind: TypeKind.Enum or TypeKind.Array } => false,
        INamedTypeSymbol { IsRecord: true } => true,
        { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic } => true,
        _ => DeclaresEquality(type),
    };

    private static bool DeclaresEquality(ITypeSymbol type)
    {
        for (var current = type; current is { ContainingNamespace: var space }; current = current.BaseType)
        {
            if (space is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                && (!current.GetMembers("GetHashCode").IsEmpty || !current.GetMembers("Equals").IsEmpty))
                return true;
        }

        return false;
    }
}
