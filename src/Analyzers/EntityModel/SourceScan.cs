using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The places of one file that may say something about the model, found by a single walk over its syntax and kept as long as the
/// file is unchanged. Whether they do is decided by symbols later.
/// </summary>
internal sealed class SourceScan
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceScan> Scans = new();

    private readonly SyntaxTree _tree;
    private readonly List<ClassDeclarationSyntax> _records = [];
    private readonly Dictionary<string, List<int>> _calls = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyDictionary<string, RecordedEntity>?> _recorded;

    private SourceScan(SyntaxTree tree, CancellationToken cancellation)
    {
        _tree = tree;
        _recorded = new(() => _records.Count == 0 ? null : RecordedModel.Read(_records));
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            switch (node)
            {
                case ClassDeclarationSyntax type:
                    Note(type);
                    break;
                case MethodDeclarationSyntax method:
                    Note(method);
                    break;
                case InvocationExpressionSyntax invocation:
                    Note(invocation, NameOf(invocation.Expression));
                    break;
                case AssignmentExpressionSyntax assignment:
                    Note(assignment, NameOf(assignment.Left));
                    break;
            }
        }
    }

    /// <summary>The methods that are given a builder of a model.</summary>
    internal List<MethodDeclarationSyntax> ModelMethods { get; } = [];

    /// <summary>The classes with a generic base class, from which they may inherit configuration.</summary>
    internal List<ClassDeclarationSyntax> Heirs { get; } = [];

    /// <summary>The expressions that configure a context.</summary>
    internal List<ExpressionSyntax> Settings { get; } = [];

    /// <summary>The calls that register one object for the life of the program.</summary>
    internal List<InvocationExpressionSyntax> Singletons { get; } = [];

    /// <summary>The calls and assignments that may insert rows.</summary>
    internal List<ExpressionSyntax> Inserts { get; } = [];

    /// <summary>Whether a database is deleted, and not only rows of it.</summary>
    internal bool DeletesDatabase { get; private set; }

    /// <summary>What the snapshots and compiled models in the file have recorded.</summary>
    internal IReadOnlyDictionary<string, RecordedEntity>? Recorded => _recorded.Value;

    internal static SourceScan Of(SyntaxTree tree, CancellationToken cancellation) =>
        Scans.GetValue(tree, t => new SourceScan(t, cancellation));

    /// <summary>The calls with arguments of methods of these names, which turned out to insert.</summary>
    internal List<InvocationExpressionSyntax> CallsOf(ISet<string> names)
    {
        var calls = new List<InvocationExpressionSyntax>();
        foreach (var name in names)
        {
            if (!_calls.TryGetValue(name, out var places))
                continue;

            var root = _tree.GetRoot();
            calls.AddRange(places.SelectMany(place => root.FindToken(place).Parent?.AncestorsAndSelf()
                .OfType<InvocationExpressionSyntax>()
                .Where(call => call.SpanStart == place && NameOf(call.Expression) == name) ?? []).Distinct());
        }

        return calls;
    }

    /// <summary>Whether a call configures a strategy that retries; Aspire's registrations do it unless told otherwise.</summary>
    internal static bool Retries(string setting) =>
        setting is "EnableRetryOnFailure" or "EnableRetryOnFailureByDefault" or "ExecutionStrategy"
        or "UseAzureSql" or "UseAzureSynapse"
        or "AddSqlServerDbContext" or "AddNpgsqlDbContext" or "AddAzureNpgsqlDbContext" or "AddMySqlDbContext"
            or "AddOracleDatabaseDbContext"
        or "EnrichSqlServerDbContext" or "EnrichNpgsqlDbContext" or "EnrichAzureNpgsqlDbContext" or "EnrichMySqlDbContext"
            or "EnrichOracleDatabaseDbContext";

    /// <summary>The database that a call configures a context for.</summary>
    internal static DatabaseProvider? ProviderOf(string setting) => setting switch
    {
        "UseNpgsql" or "AddNpgsqlDbContext" or "AddAzureNpgsqlDbContext" or "EnrichNpgsqlDbContext"
            or "EnrichAzureNpgsqlDbContext" => DatabaseProvider.Npgsql,
        "UseMySql" or "UseMySQL" or "AddMySqlDbContext" or "EnrichMySqlDbContext" => DatabaseProvider.MySql,
        "UseSqlServer" or "UseAzureSql" or "UseAzureSynapse" or "AddSqlServerDbContext" or "EnrichSqlServerDbContext" =>
            DatabaseProvider.SqlServer,
        "UseSqlite" => DatabaseProvider.Sqlite,
        "UseInMemoryDatabase" or "UseOracle" or "UseCosmos" or "UseFirebird" => DatabaseProvider.Unknown,
        _ => null,
    };

    /// <summary>Whether the name is that of an event of the change tracker.</summary>
    internal static bool Observes(string name) =>
        name is "Tracked" or "Tracking" or "StateChanged" or "StateChanging" or "DetectedAllChanges" or "DetectingAllChanges";

    internal static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The name of a type without its namespace and arguments.</summary>
    internal static string? LastName(TypeSyntax? type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => null,
    };

    private void Note(ClassDeclarationSyntax type)
    {
        if (RecordedModel.IsSnapshot(type))
            _records.Add(type);
        else if (type.BaseList?.Types is [{ Type: GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax } }, ..])
            Heirs.Add(type);
    }

    private void Note(MethodDeclarationSyntax method)
    {
        if (method.Parent is ClassDeclarationSyntax type && method.Identifier.ValueText == "Create"
            && LastName(method.ReturnType) == "RuntimeEntityType")
            _records.Add(type);
        // The model of a migration or a snapshot is that of its day: it is recorded, not configured.
        else if (method.Identifier.ValueText is not ("BuildTargetModel" or "BuildModel")
            && method.ParameterList.Parameters.Any(static p => IsBuilder(LastName(p.Type))))
            ModelMethods.Add(method);
    }

    private static bool IsBuilder(string? type) =>
        type is "ModelBuilder" or "ModelConfigurationBuilder" or "EntityTypeBuilder" or "OwnedNavigationBuilder"
            or "ComplexPropertyBuilder";

    private void Note(InvocationExpressionSyntax invocation, string? name)
    {
        switch (name)
        {
            case null:
                return;
            case "UseQueryTrackingBehavior" or "UseQuerySplittingBehavior" or "UseLazyLoadingProxies" or "UseRelationalNulls"
                or "AddInterceptors":
            case { } when Retries(name) || ProviderOf(name) is not null:
                Settings.Add(invocation);
                return;
            case { } when LongLivedTypes.Registers(name):
                Singletons.Add(invocation);
                return;
            case "EnsureDeleted" or "EnsureDeletedAsync":
                DeletesDatabase = true;
                return;
            case { } when GrowthEvidence.MayInsert(name):
                Inserts.Add(invocation);
                break;
        }

        if (invocation.ArgumentList.Arguments.Count == 0)
            return;
        if (!_calls.TryGetValue(name, out var places))
            _calls[name] = places = [];
        places.Add(invocation.SpanStart);
    }

    private void Note(AssignmentExpressionSyntax assignment, string? name)
    {
        if (name == "QueryTrackingBehavior" || (name is not null && Observes(name)))
            Settings.Add(assignment);
        else if (name == "State" && NameOf(assignment.Right) == "Added")
            Inserts.Add(assignment);
    }
}
