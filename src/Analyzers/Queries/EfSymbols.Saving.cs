namespace Rowbound.Analyzers.Queries;

/// <content>What fills a change tracker, and what goes on for nobody knows how long.</content>
internal sealed partial class EfSymbols
{
    /// <summary>
    /// Whether the change tracker keeps entities that it does not track, once it was asked for their entry or they have a loader:
    /// up to EF Core 10 (dotnet/efcore#33557, #33444).
    /// </summary>
    internal bool KeepsUntracked => _dbContext.ContainingAssembly.Identity.Version.Major < 11;

    /// <summary>Whether the type is a service that the host runs for as long as the program.</summary>
    internal static bool IsHostedService(INamedTypeSymbol type) => type.AllInterfaces.Any(static i => i is
    {
        Name: "IHostedService",
        ContainingNamespace:
        {
            Name: "Hosting",
            ContainingNamespace: { Name: "Extensions", ContainingNamespace.Name: "Microsoft" },
        },
    });

    /// <summary>Whether the call registers a type of which there will be one object for the whole program.</summary>
    internal static bool RegistersSingleton(IInvocationOperation call) =>
        call.TargetMethod is { TypeArguments.IsEmpty: false, ContainingNamespace: { } space } method
        && space.ToDisplayString().StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal)
        && method.Name switch
        {
            "AddSingleton" or "TryAddSingleton" => true,
            "AddDbContext" => call.Arguments.Any(static a => a.Parameter?.Name == "contextLifetime"
                && a.Value.ConstantValue is { HasValue: true, Value: 0 }), // ServiceLifetime.Singleton
            _ => false,
        };

    /// <summary>
    /// Whether a call of a library takes bytes to write or hash them, where a stream of them would do: a stream's own writes,
    /// files, hashes, and a stream over the bytes.
    /// </summary>
    internal bool TakesStreamInstead(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: { ContainingType: { } type } method } => IsFromMetadata(method) && type.Name switch
        {
            "File" => method.Name is "WriteAllBytes" or "WriteAllBytesAsync",
            "Results" or "TypedResults" => method.Name is "File" or "Bytes",
            "SHA1" or "SHA256" or "SHA384" or "SHA512" or "MD5" => method.Name is "HashData" or "HashDataAsync",
            "HashAlgorithm" => method.Name is "ComputeHash",
            _ => method.Name is "Write" or "WriteAsync" && IsStream(type),
        },
        IObjectCreationOperation { Type: { Name: "MemoryStream" } made } => IsStream(made),
        _ => false,
    };

    private static bool IsStream(ITypeSymbol? type) =>
        type is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }
        || (type?.BaseType is { } ancestor && IsStream(ancestor));

    /// <summary>The type of the entities that a call puts into a change tracker without reading them from the database.</summary>
    internal INamedTypeSymbol? AddedBy(IInvocationOperation call) =>
        call.TargetMethod.Name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "Attach" or "AttachRange" or "Update"
            or "UpdateRange"
        && (IsDbContext(call.TargetMethod.ContainingType) || EntityOfSet(call.TargetMethod.ContainingType) is not null)
            ? EntityOfSet(call.TargetMethod.ContainingType)
                ?? (call.ArgumentAfterReceiver() is { } added
                    ? (ElementOf(added.Unwrapped.Type) ?? added.Unwrapped.Type) as INamedTypeSymbol
                    : null)
            : null;

    /// <summary>
    /// Whether a loop goes through what comes from outside one by one: an asynchronous stream, or what a method of a library
    /// gives that reads a file or the like.
    /// </summary>
    internal bool IsStreamOfUnknownLength(IForEachLoopOperation loop) => loop.IsAsynchronous
        || (loop.Collection.Unwrapped is IInvocationOperation { TargetMethod: var source } && IsFromMetadata(source)
            && !IsLinq(source) && !IsEfCore(source)
            && source.OriginalDefinition.ReturnType is INamedTypeSymbol given && Is(given, _enumerable));

    /// <summary>Whether a condition asks a reader, a channel, a timer or a token whether to go on.</summary>
    internal static bool AsksForMore(IOperation condition) => condition.DescendantsAndSelf().Any(static part => part switch
    {
        IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync" or "ReadLine" or "ReadLineAsync" or "MoveNext"
            or "MoveNextAsync" or "WaitToReadAsync" or "TryRead" or "WaitForNextTickAsync" } => true,
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        _ => false,
    });
}
