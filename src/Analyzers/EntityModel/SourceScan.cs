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

    private SourceScan(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            switch (node)
            {
                case MethodDeclarationSyntax method
                    when method.Identifier.ValueText is "OnModelCreating" or "Configure" or "ConfigureConventions":
                    ModelMethods.Add(method);
                    break;
                case InvocationExpressionSyntax invocation:
                    Note(invocation, NameOf(invocation.Expression));
                    break;
                case AssignmentExpressionSyntax assignment when NameOf(assignment.Left) is { } name
                    && (name == "QueryTrackingBehavior" || Observes(name)):
                    Settings.Add(assignment);
                    break;
            }
        }
    }

    /// <summary>The methods that configure a model.</summary>
    internal List<MethodDeclarationSyntax> ModelMethods { get; } = [];

    /// <summary>The expressions that configure a context.</summary>
    internal List<ExpressionSyntax> Settings { get; } = [];

    /// <summary>The calls that may insert rows.</summary>
    internal List<InvocationExpressionSyntax> Inserts { get; } = [];

    internal static SourceScan Of(SyntaxTree tree, CancellationToken cancellation) =>
        Scans.GetValue(tree, t => new SourceScan(t, cancellation));

    /// <summary>Whether a call configures a strategy that retries; Aspire's registrations do it unless told otherwise.</summary>
    internal static bool Retries(string setting) =>
        setting is "EnableRetryOnFailure" or "EnableRetryOnFailureByDefault" or "ExecutionStrategy"
        or "UseAzureSql" or "UseAzureSynapse"
        or "AddSqlServerDbContext" or "AddNpgsqlDbContext" or "AddAzureNpgsqlDbContext" or "AddMySqlDbContext"
            or "AddOracleDatabaseDbContext"
        or "EnrichSqlServerDbContext" or "EnrichNpgsqlDbContext" or "EnrichAzureNpgsqlDbContext" or "EnrichMySqlDbContext"
            or "EnrichOracleDatabaseDbContext";

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

    private void Note(InvocationExpressionSyntax invocation, string? name)
    {
        switch (name)
        {
            case "Add" or "AddAsync" or "AddRange" or "AddRangeAsync":
                Inserts.Add(invocation);
                break;
            case "UseQueryTrackingBehavior" or "UseQuerySplittingBehavior" or "UseLazyLoadingProxies" or "UseRelationalNulls"
                or "AddInterceptors":
            case { } when Retries(name):
                Settings.Add(invocation);
                break;
        }
    }
}
