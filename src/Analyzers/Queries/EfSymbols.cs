using System.Diagnostics.CodeAnalysis;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The types and methods of EF Core, LINQ and Rowbound's own library that the models know: the only place where metadata names
/// stand.
/// </summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "This is the one door to type lookup.")]
internal sealed partial class EfSymbols
{
    private const string EfNamespace = "Microsoft.EntityFrameworkCore";

    private static readonly Dictionary<string, QueryOperator> Operators = NameTable();

    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _dbContext;
    private readonly INamedTypeSymbol _dbSet;
    private readonly INamedTypeSymbol? _queryable;
    private readonly INamedTypeSymbol? _queryableMethods;
    private readonly INamedTypeSymbol? _enumerableMethods;
    private readonly INamedTypeSymbol? _asyncEnumerableMethods;
    private readonly INamedTypeSymbol? _enumerable;
    private readonly INamedTypeSymbol? _asyncEnumerable;
    private readonly INamedTypeSymbol? _list;
    private readonly INamedTypeSymbol? _expression;
    private readonly INamedTypeSymbol? _migration;
    private readonly INamedTypeSymbol? _chunkMethods;

    private EfSymbols(Compilation compilation, INamedTypeSymbol dbContext, INamedTypeSymbol dbSet)
    {
        _compilation = compilation;
        _dbContext = dbContext;
        _dbSet = dbSet;
        _queryable = compilation.GetTypeByMetadataName("System.Linq.IQueryable`1");
        _queryableMethods = compilation.GetTypeByMetadataName("System.Linq.Queryable");
        _enumerableMethods = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        _enumerable = compilation.GetTypeByMetadataName("System.Collections.Generic.IEnumerable`1");
        _asyncEnumerableMethods = compilation.GetTypeByMetadataName("System.Linq.AsyncEnumerable");
        _asyncEnumerable = compilation.GetTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");
        _list = compilation.GetTypeByMetadataName("System.Collections.Generic.List`1");
        _expression = compilation.GetTypeByMetadataName("System.Linq.Expressions.Expression`1");
        _migration = compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.Migrations.Migration");
        _chunkMethods = compilation.GetTypeByMetadataName("Rowbound.ChunkingQueryableExtensions");
        IsTestProject = compilation.ReferencedAssemblyNames.Any(static a => IsTestFramework(a.Name));
    }

    /// <summary>Whether the compilation references a test framework.</summary>
    internal bool IsTestProject { get; }

    /// <summary>Whether the compilation references Rowbound's runtime library, so that a fix may call it.</summary>
    internal bool HasRuntimeLibrary => _chunkMethods is not null;

    /// <summary>
    /// The symbols of a compilation; <see langword="null"/> where it does not reference EF Core, or its types do not resolve.
    /// </summary>
    internal static EfSymbols? Find(Compilation compilation) =>
        UnresolvedIn(compilation) is null
        && compilation.GetTypeByMetadataName($"{EfNamespace}.DbContext") is { } context
        && compilation.GetTypeByMetadataName($"{EfNamespace}.DbSet`1") is { } set
            ? new EfSymbols(compilation, context, set)
            : null;

    internal bool IsDbContext([NotNullWhen(true)] ITypeSymbol? type) => DerivesFrom(type, _dbContext);

    internal bool IsMigration(ITypeSymbol? type) => _migration is not null && DerivesFrom(type, _migration);

    /// <summary>The entity type of a <c>DbSet&lt;T&gt;</c>.</summary>
    internal INamedTypeSymbol? EntityOfSet(ITypeSymbol? type) => ElementOfSet(type) as INamedTypeSymbol;

    /// <summary>The same, or in a generic method or type the parameter that stands for it.</summary>
    internal ITypeSymbol? ElementOfSet(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (Is(current, _dbSet))
                return current.TypeArguments[0];
        }

        return null;
    }

    /// <summary>Whether the type is a <c>DbSet&lt;T&gt;</c>, of whatever T.</summary>
    internal bool IsSet(ITypeSymbol? type) => type is INamedTypeSymbol named && (Is(named, _dbSet) || IsSet(named.BaseType));

    /// <summary>The user of ASP.NET Identity's <c>UserManager&lt;TUser&gt;</c>, which inserts what it creates.</summary>
    internal static INamedTypeSymbol? UserOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { Name: "UserManager", TypeArguments: [INamedTypeSymbol user],
            ContainingNamespace: { Name: "Identity", ContainingNamespace.Name: "AspNetCore" } } => user,
        { BaseType: { } ancestor } => UserOf(ancestor),
        _ => null,
    };

    /// <summary>The class that a recorded model names, as reflection does: outer and nested types with a plus between.</summary>
    internal INamedTypeSymbol? TypeNamed(string metadataName) => _compilation.GetTypeByMetadataName(metadataName);

    internal bool IsQueryable(ITypeSymbol? type) => type is INamedTypeSymbol named && Implements(named, _queryable);

    /// <summary>The element type of anything that can be enumerated.</summary>
    internal ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { SpecialType: SpecialType.System_String } => null,
        INamedTypeSymbol named when Is(named, _enumerable) => named.TypeArguments[0],
        INamedTypeSymbol named => named.AllInterfaces.FirstOrDefault(i => Is(i, _enumerable))?.TypeArguments[0],
        _ => null,
    };

    internal bool IsList(ITypeSymbol? type) => type is INamedTypeSymbol named && Is(named, _list);

    internal bool IsExpressionTree(ITypeSymbol? type) => type is INamedTypeSymbol named && Is(named, _expression);

    /// <summary>Whether the method is the compiler's or the library's own, not the user's.</summary>
    internal bool IsFromMetadata(ISymbol symbol) =>
        !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly);

    /// <summary>
    /// The query operator that a method is, by its name and home: <c>System.Linq</c>'s two classes, or EF Core's namespace,
    /// whatever class the method stands in there (EF Core moves operators between classes across versions).
    /// </summary>
    internal QueryOperator? OperatorOf(IMethodSymbol method)
    {
        if (!Operators.TryGetValue(method.Name, out var found))
            return null;

        return IsLinq(method) || IsEfCore(method) ? found : null;
    }

    /// <summary>Whether the method is an operator over objects in memory.</summary>
    internal bool IsInMemory(IMethodSymbol method) =>
        Same(method.ContainingType, _enumerableMethods) || Same(method.ContainingType, _asyncEnumerableMethods);

    /// <summary>Whether the method copies a sequence into the list that it is called on.</summary>
    internal bool FillsList(IMethodSymbol method) =>
        method.Name is "AddRange" or "InsertRange" && IsCollection(method.ContainingType);

    /// <summary>Whether the type is a collection of the base library that can be made from a sequence.</summary>
    internal bool IsCollection(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: true,
            ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } named
        && ElementOf(named) is not null
        && IsFromMetadata(named);

    /// <summary>Whether a collection finds its items by comparing them, or a key of them.</summary>
    internal static bool ComparesItems(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (IsComparing(named) || named.AllInterfaces.Any(IsComparing));

    /// <summary>Whether any sequence, list or collection that cannot be changed does for a parameter of the type.</summary>
    internal bool IsReadOnlySequence(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named
        && (Is(named, _enumerable)
            || named is { Name: "IReadOnlyList" or "IReadOnlyCollection", ContainingNamespace.Name: "Generic" });

    /// <summary>Whether the method takes items out of the collection that it is called on.</summary>
    internal static bool Empties(IMethodSymbol method) =>
        method.Name is "Clear" or "RemoveRange" or "RemoveAt" or "RemoveAll" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop";

    /// <summary>
    /// Whether the operation reads or changes what the change tracker holds: saving, adding, attaching, finding, asking for
    /// entries or local entities. Composing a query does not.
    /// </summary>
    internal bool TouchesTracker(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } owner } call when IsDbContext(owner.Type) || EntityOfSet(owner.Type) is not null =>
            OperatorOf(call.TargetMethod) is null or QueryOperator.Find
                && call.TargetMethod.Name is not ("Set" or "AsQueryable" or "GetAsyncEnumerator" or "Dispose" or "DisposeAsync"),
        IPropertyReferenceOperation { Instance: { } owner } property when IsDbContext(owner.Type) =>
            property.Property.Name == "ChangeTracker",
        IPropertyReferenceOperation { Instance: { } owner } property when EntityOfSet(owner.Type) is not null =>
            property.Property.Name == "Local",
        _ => false,
    };

    /// <summary>
    /// Whether a member of the base library works on its arguments alone: no file, network, process, thread or console, and no
    /// callback that the model does not see.
    /// </summary>
    internal bool IsPlainLibraryCode(ISymbol member) =>
        IsFromMetadata(member)
        && member is not IMethodSymbol { MethodKind: MethodKind.DelegateInvoke }
        && member.ContainingType is { } type
        && type.ContainingNamespace.ToDisplayString() switch
        {
            "System" => type.TypeKind != TypeKind.Interface
                && type.Name is not ("Console" or "Environment" or "Activator" or "GC" or "AppDomain" or "Lazy" or "Progress"
                    or "Delegate" or "TimeProvider"),
            "System.Collections" or "System.Collections.Generic" or "System.Collections.Immutable"
                or "System.Collections.Frozen" => true,
            "System.Linq" or "System.Text" or "System.Text.RegularExpressions" => true,
            "System.Runtime.CompilerServices" => type.Name == "DefaultInterpolatedStringHandler",
            "System.Globalization" or "System.Numerics" or "System.Buffers" or "System.Security.Cryptography" => true,
            _ => false,
        };

    /// <summary>Whether a member belongs to the streams, writers and console of the base library.</summary>
    internal bool IsLibraryOutput(ISymbol member) =>
        IsFromMetadata(member)
        && member.ContainingType is { } type
        && type.ContainingNamespace.ToDisplayString() switch
        {
            "System" => type.Name == "Console",
            "System.IO" => type.Name is "TextWriter" or "StreamWriter" or "StringWriter" or "BinaryWriter"
                or "Stream" or "FileStream" or "MemoryStream" or "BufferedStream",
            _ => false,
        };

    /// <summary>Whether the operation reads the clock.</summary>
    internal static bool ReadsClock(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: "UtcNow" or "Now", ContainingType.Name: var type } } =>
            type is "DateTime" or "DateTimeOffset",
        IInvocationOperation { TargetMethod: { Name: "GetUtcNow" or "GetLocalNow" } clock } =>
            clock.ContainingType.Name == "TimeProvider",
        _ => false,
    };

    /// <summary>Whether nothing can change a value of the type.</summary>
    internal static bool IsImmutable(ITypeSymbol type) =>
        type.IsValueType || type.SpecialType is SpecialType.System_String || type.IsAnonymousType
            || type.TypeKind == TypeKind.Enum;

    /// <summary>Whether a static property gives an object without state, such as an encoding or a culture.</summary>
    internal static bool IsStateless(IPropertySymbol shared) =>
        shared.ContainingNamespace is { Name: "Text" or "Globalization", ContainingNamespace.Name: "System" };

    /// <summary>Whether the type is one of the builders that configure a model.</summary>
    internal static bool IsModelBuilder(ITypeSymbol type) =>
        type is { Name: "ModelBuilder" or "ModelConfigurationBuilder" } && IsEfCore(type)
        || type.ContainingNamespace is { Name: "Builders", ContainingNamespace: { Name: "Metadata" } metadata }
        && IsEfNamespace(metadata.ContainingNamespace);

    /// <summary>Whether the method gives all entity types of a model, to be configured without being named.</summary>
    internal static bool GivesEntityTypes(IMethodSymbol method) =>
        method is { Name: "GetEntityTypes", ContainingNamespace: { Name: "Metadata" } space }
            && IsEfNamespace(space.ContainingNamespace);

    /// <summary>Whether the member is one of the change tracker.</summary>
    internal static bool IsOfChangeTracker(ISymbol member) =>
        member.ContainingType is { Name: "ChangeTracker", ContainingNamespace: { Name: "ChangeTracking" } space }
            && IsEfNamespace(space.ContainingNamespace);

    /// <summary>Whether the operation hands a context to code that is not EF Core's, which may save or track by it.</summary>
    internal bool HandsContextOver(IOperation operation) =>
        operation is IArgumentOperation { Value: var value } argument && IsDbContext(value.Unwrapped.Type)
            && argument.Parent switch
        {
            IInvocationOperation call => !IsEfCore(call.TargetMethod),
            IObjectCreationOperation => true,
            _ => false,
        };

    /// <summary>Whether the operation changes rows in the database that the change tracker may hold as they were.</summary>
    internal static bool WritesInPlace(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method }
        && method.Name is "ExecuteUpdate" or "ExecuteUpdateAsync" or "ExecuteDelete" or "ExecuteDeleteAsync"
            or "ExecuteSql" or "ExecuteSqlAsync" or "ExecuteSqlRaw" or "ExecuteSqlRawAsync"
            or "ExecuteSqlInterpolated" or "ExecuteSqlInterpolatedAsync"
        && IsEfCore(method);

    /// <summary>Whether the call lets all go that the change tracker holds.</summary>
    internal static bool ClearsTracker(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Clear" } method } && IsOfChangeTracker(method);

    /// <summary>
    /// Whether the operation sets the state of an entity, as <c>Entry(x).State = EntityState.Detached</c> does to let it go.
    /// </summary>
    internal static bool Detaches(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "State" } state } }
        && state.ContainingNamespace is { Name: "ChangeTracking" } space && IsEfNamespace(space.ContainingNamespace);

    /// <summary>Whether the call says how the query that it is a part of tracks.</summary>
    internal bool DecidesTracking(IOperation operation) =>
        operation is IInvocationOperation call
        && OperatorOf(call.TargetMethod) is QueryOperator.AsNoTracking or QueryOperator.AsTracking
            or QueryOperator.AsNoTrackingWithIdentityResolution;

    /// <summary>Whether the type is what EF Core gives to a constructor that wants to load navigations.</summary>
    internal static bool IsLazyLoader(ITypeSymbol type) => type switch
    {
        { Name: "ILazyLoader" } => true,
        INamedTypeSymbol { Name: "Action",
            TypeArguments: [{ SpecialType: SpecialType.System_Object }, { SpecialType: SpecialType.System_String }] } => true,
        _ => false,
    };

    /// <summary>
    /// The entity type that a navigation of this type leads to: the element of a collection, else the type itself.
    /// </summary>
    internal static ITypeSymbol TargetOf(ITypeSymbol navigation) => navigation switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => navigation,
    };

    /// <summary>Whether the call saves what the change tracker holds.</summary>
    internal bool Saves(IInvocationOperation call) =>
        call.TargetMethod.Name is "SaveChanges" or "SaveChangesAsync" && IsDbContext(call.Instance?.Type);

    /// <summary>Whether the expression gives access to a database: a context, a set, a query, or a part of a context.</summary>
    internal bool ReachesDatabase(ITypeSymbol? type) =>
        IsDbContext(type) || IsQueryable(type) || (type is not null && IsEfCore(type))
        || type?.ContainingNamespace is { Name: "ChangeTracking" or "Infrastructure" } space
        && IsEfNamespace(space.ContainingNamespace);

    /// <summary>
    /// Whether a value of the type may be a query that runs when it is enumerated, though its type does not say so.
    /// </summary>
    internal bool MayBeQuery(ITypeSymbol? type) => type is INamedTypeSymbol named && Is(named, _enumerable);

    /// <summary>Whether the operator is built in, or one of the base types' own.</summary>
    internal static bool IsOfSystem(IMethodSymbol? method) =>
        method is null or { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether the method is a list's own, or LINQ's.</summary>
    internal static bool IsOfCollections(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: "Generic", ContainingNamespace.Name: "Collections" }
            || method.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" };

    /// <summary>Whether the method hands the rows of its receiver on one by one, without touching them.</summary>
    internal bool IsEnumerationWrapper(IMethodSymbol method) =>
        OperatorOf(method) is QueryOperator.AsEnumerable or QueryOperator.AsAsyncEnumerable
        || (method.Name is "WithCancellation" or "ConfigureAwait"
            && method.ContainingType is { Name: "TaskAsyncEnumerableExtensions" or "ConfiguredCancelableAsyncEnumerable" }
                && IsFromMetadata(method));

    /// <summary>Whether the method only configures how a task is awaited.</summary>
    internal static bool IsConfigureAwait(IMethodSymbol method) =>
        method.Name == nameof(System.Threading.Tasks.Task.ConfigureAwait);

    /// <summary>The entity whose rows <c>Entry(x).Collection(…).Query()</c> asks for.</summary>
    internal INamedTypeSymbol? NavigationQueryEntity(IMethodSymbol method) =>
        method.Name == "Query" && method.ContainingNamespace is { Name: "ChangeTracking" } space
            && IsEfNamespace(space.ContainingNamespace)
            ? ElementOf(method.ReturnType) as INamedTypeSymbol
            : null;

    /// <summary>Whether the method is declared by EF Core itself or one of its providers.</summary>
    internal static bool IsEfCore(ISymbol member) =>
        IsEfNamespace(member.ContainingNamespace)
        && member.ContainingAssembly?.Name.StartsWith(EfNamespace, StringComparison.Ordinal) == true;

    private static bool IsEfNamespace(INamespaceSymbol? space) =>
        space is { Name: "EntityFrameworkCore",
            ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsTestFramework(string assembly) =>
        assembly is "nunit.framework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "MSTest.TestFramework"
            or "TUnit.Core"
        || assembly.StartsWith("xunit", StringComparison.OrdinalIgnoreCase);

    private bool IsLinq(IMethodSymbol method) =>
        Same(method.ContainingType, _queryableMethods) || IsInMemory(method);

    /// <summary>Asked of every call: without a closure.</summary>
    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol? contract)
    {
        if (Is(type, contract))
            return true;
        foreach (var implemented in type.AllInterfaces)
        {
            if (Is(implemented, contract))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type is the other one or has it among its base types.</summary>
    internal static bool DerivesFrom([NotNullWhen(true)] ITypeSymbol? type, INamedTypeSymbol ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Same(type, ancestor))
                return true;
        }

        return type is not null;
    }

    private static bool IsComparing(INamedTypeSymbol type) =>
        type is { Name: "ISet" or "IDictionary",
            ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? definition) => Same(type.OriginalDefinition, definition);

    private static bool Same(ISymbol? one, ISymbol? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(one, other);

    private static Dictionary<string, QueryOperator> NameTable()
    {
        var table = new Dictionary<string, QueryOperator>(StringComparer.Ordinal)
        {
            ["FromSqlRaw"] = QueryOperator.FromSql,
            ["FromSqlInterpolated"] = QueryOperator.FromSql,
            ["TagWithCallSite"] = QueryOperator.TagWith,
        };
        foreach (QueryOperator value in Enum.GetValues(typeof(QueryOperator)))
        {
            table[value.ToString()] = value;
            table[value + "Async"] = value;
        }

        return table;
    }
}
