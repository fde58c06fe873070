namespace Rowbound.Analyzers.Queries;

/// <content>What runs over a sequence that it is given, though its name does not say that it executes a query.</content>
internal sealed partial class EfSymbols
{
    /// <summary>
    /// Whether the method runs over a sequence that it is given and keeps all of it in what it returns: text, JSON, collections
    /// that cannot be changed.
    /// </summary>
    internal bool MaterializesArgument(IMethodSymbol method) => IsFromMetadata(method) && method.ContainingType switch
    {
        { SpecialType: SpecialType.System_String } => method.Name is "Join" or "Concat",
        { Name: "JsonSerializer" } =>
            method is { Name: "Serialize", ReturnType.SpecialType: SpecialType.System_String }
                or { Name: "SerializeToUtf8Bytes" or "SerializeToDocument" or "SerializeToElement" or "SerializeToNode" },
        { Name: "JsonConvert" } => method.Name == "SerializeObject",
        { Name: var type, ContainingNamespace: { Name: "Immutable" or "Frozen", ContainingNamespace.Name: "Collections" } } =>
            method.Name is "CreateRange" || method.Name.StartsWith("To" + type, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether an execution strategy derives from EF Core's own and leaves it at that that it retries.</summary>
    internal static bool IsRetrying(ITypeSymbol strategy)
    {
        for (var type = strategy; type is not null; type = type.BaseType)
        {
            if (type is { Name: "ExecutionStrategy", ContainingNamespace: { Name: "Storage", ContainingNamespace: var home } }
                && IsEfNamespace(home))
                return true;
            if (!type.GetMembers("RetriesOnFailure").IsEmpty)
                return false;
        }

        return false;
    }

    /// <summary>Whether the member belongs to the caches of Microsoft.Extensions.</summary>
    internal static bool IsOfCaching(ISymbol member) =>
        member.ContainingNamespace is { ContainingNamespace: { Name: "Caching", ContainingNamespace: var home } }
        && IsExtensions(home);

    /// <summary>Whether the member belongs to Microsoft.Extensions.DependencyInjection.</summary>
    internal static bool IsOfExtensions(ISymbol member) =>
        member.ContainingNamespace is { Name: "DependencyInjection" } space
        && (IsExtensions(space.ContainingNamespace) || IsExtensions(space.ContainingNamespace?.ContainingNamespace));

    private static bool IsExtensions(INamespaceSymbol? space) =>
        space is { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether the method adds, attaches or removes all entities of a sequence, which it loads for that.</summary>
    internal bool TracksArgument(IMethodSymbol method) =>
        method.Name is "AddRange" or "AddRangeAsync" or "RemoveRange" or "UpdateRange" or "AttachRange"
        && (IsDbContext(method.ContainingType) || EntityOfSet(method.ContainingType) is not null);

    /// <summary>
    /// Whether a call may execute a query that it is given, or one that it makes for its type arguments. Asked of every call: by
    /// symbols only, without looking at code and without allocating.
    /// </summary>
    internal bool MayExecuteArgument(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsFromMetadata(method))
            return (FillsList(method) || TracksArgument(method) || MaterializesArgument(method)) && TakesSequence(call);

        return NamesClass(method.TypeArguments) || NamesClass(method.ContainingType.TypeArguments) || TakesSequence(call);
    }

    /// <summary>
    /// Whether an operator in memory may be the first that goes over the rows of a query. As cheap as the question above.
    /// </summary>
    internal bool MayCutQuery(IInvocationOperation call, QueryOperator found) =>
        found.PassesRows && IsInMemory(call.TargetMethod)
        && call.Receiver?.Unwrapped is { } receiver && MayBeSequence(receiver.Type)
        && !(receiver is IInvocationOperation { TargetMethod: var before } && IsInMemory(before)
            && !IsEnumerationWrapper(before));

    private bool TakesSequence(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (MayBeSequence(argument.Value.Unwrapped.Type))
                return true;
        }

        return false;
    }

    /// <summary>A query is a set, or of one of the interfaces; asking any other type for its interfaces would allocate.</summary>
    private bool MayBeSequence(ITypeSymbol? type) =>
        ElementOfSet(type) is not null || (type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && IsSequence(named));

    private static bool NamesClass(ImmutableArray<ITypeSymbol> types)
    {
        foreach (var type in types)
        {
            if (type is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } or ITypeParameterSymbol)
                return true;
        }

        return false;
    }

    /// <summary>Whether a query may be given for a parameter of the type.</summary>
    internal bool IsSequence(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface, IsGenericType: true } named
        && (Is(named, _enumerable) || Is(named, _asyncEnumerable) || IsQueryable(named));
}
