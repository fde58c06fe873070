using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// Reads the configuration of contexts. What stands in a context's own class, is made on its options or stands in the call that
/// registers it or its factory counts for that context, anything else for all of them.
/// </summary>
internal sealed class ContextSettings
{
    private readonly List<Setting> _settings = [];

    internal void Read(ExpressionSyntax setting, SemanticModel semantics, EfSymbols symbols, CancellationToken cancellation)
    {
        var named = (setting as AssignmentExpressionSyntax)?.Left ?? ((InvocationExpressionSyntax)setting).Expression;
        var name = SourceScan.NameOf(named)!; // the scan found it by its name
        var value = setting is AssignmentExpressionSyntax assignment
            ? assignment.Right.ToString()
            : ((InvocationExpressionSyntax)setting).ArgumentList.ToString();
        _settings.Add(new(
            ContextOf(setting, named, semantics, symbols, cancellation), name, value, IsConditional(setting),
            name != "ExecutionStrategy" || MakesRetrying(setting, semantics, cancellation)));
    }

    internal ContextFacts Of(INamedTypeSymbol context, bool isSource)
    {
        var known = _settings.Where(s => s.Context is null || EfSymbols.DerivesFrom(context, s.Context)).ToList();
        return new(
            Tracking: Tracking(known, isSource),
            Retries: known.Any(static s => SourceScan.Retries(s.Name)),
            RetriesSurely: known.Any(static s => SourceScan.Retries(s.Name) && s is { IsConditional: false, IsSeen: true }
                && !s.Text.Contains("DisableRetry")),
            Provider: Provider(known),
            Splits: known.Any(static s => s.Name is "UseQuerySplittingBehavior" && s.Text.Contains("SplitQuery")),
            LoadsLazily: known.Any(static s => s.Name is "UseLazyLoadingProxies" && s.Text != "(false)"),
            Intercepts: known.Any(static s => s.Name is "AddInterceptors"),
            Observes: known.Any(static s => SourceScan.Observes(s.Name)),
            ComparesAsSql: known.Any(static s => s.Name is "UseRelationalNulls"),
            HasSplittingMode: known.Any(static s => s.Name is "UseQuerySplittingBehavior"),
            IsVisible: isSource);
    }

    private static DatabaseProvider Provider(List<Setting> known)
    {
        var providers = known.Select(static s => SourceScan.ProviderOf(s.Name)).OfType<DatabaseProvider>().Distinct().ToList();
        return providers is [var only] ? only : DatabaseProvider.Unknown;
    }

    private static TrackingDefault Tracking(List<Setting> known, bool isSource)
    {
        var behaviours = known.Where(static s => s.Name is "UseQueryTrackingBehavior" or "QueryTrackingBehavior").ToList();
        if (behaviours.Count == 0)
            return isSource ? TrackingDefault.Tracks : TrackingDefault.Unknown;

        if (behaviours.Exists(static s => s.Context is null || s.IsConditional))
            return TrackingDefault.Unknown;

        var tracks = behaviours.Exists(static s => s.Text.Contains("TrackAll"));
        var doesNot = behaviours.Exists(static s => s.Text.Contains("NoTracking"));
        return (tracks, doesNot) switch
        {
            (true, false) => TrackingDefault.Tracks,
            (false, true) => TrackingDefault.DoesNotTrack,
            _ => TrackingDefault.Unknown,
        };
    }

    /// <summary>
    /// Whether the setting need not be made, or is made for one instance alone: under a condition, or outside of what configures
    /// the context.
    /// </summary>
    private static bool IsConditional(ExpressionSyntax setting) =>
        setting.Ancestors()
            .TakeWhile(static n =>
                n is GlobalStatementSyntax or not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
            .Any(static n => n is IfStatementSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax
                or SwitchExpressionSyntax or TryStatementSyntax)
        || setting is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax
            { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) } } };

    /// <summary>Whether the strategy that is made here is of EF Core's kind, which retries, and does not say otherwise.</summary>
    private static bool MakesRetrying(ExpressionSyntax setting, SemanticModel semantics, CancellationToken cancellation) =>
        setting.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault() is { } made
        && semantics.GetTypeInfo(made, cancellation).Type is { } strategy && EfSymbols.IsRetrying(strategy);

    private static INamedTypeSymbol? ContextOf(
        ExpressionSyntax setting,
        ExpressionSyntax named,
        SemanticModel semantics,
        EfSymbols symbols,
        CancellationToken cancellation)
    {
        if (OnOptions(named, semantics, symbols, cancellation) is { } configured)
            return configured;

        foreach (var node in setting.Ancestors())
        {
            switch (node)
            {
                case ClassDeclarationSyntax type when semantics.GetDeclaredSymbol(type, cancellation) is INamedTypeSymbol symbol
                    && symbols.IsDbContext(symbol):
                    return symbol;
                case InvocationExpressionSyntax call
                    when semantics.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                    && method.TypeArguments.LastOrDefault(symbols.IsDbContext) is INamedTypeSymbol registered:
                    return registered;
            }
        }

        return null;
    }

    /// <summary>
    /// The context whose options or whose instance the setting is made on: <c>new DbContextOptionsBuilder&lt;T&gt;()…</c>,
    /// <c>db.ChangeTracker.…</c>.
    /// </summary>
    private static INamedTypeSymbol? OnOptions(
        ExpressionSyntax named, SemanticModel semantics, EfSymbols symbols, CancellationToken cancellation)
    {
        var access = named as MemberAccessExpressionSyntax;
        while (access is not null)
        {
            var type = semantics.GetTypeInfo(access.Expression, cancellation).Type as INamedTypeSymbol;
            if (symbols.IsDbContext(type))
                return type;
            if (type is { Name: "DbContextOptionsBuilder", TypeArguments: [INamedTypeSymbol context] })
                return context;

            access = ((access.Expression as InvocationExpressionSyntax)?.Expression ?? access.Expression)
                as MemberAccessExpressionSyntax;
        }

        return null;
    }

    /// <param name="Context">The context that it is made for; none where it counts for all of them.</param>
    /// <param name="Name">What is called or assigned.</param>
    /// <param name="Text">What it is given.</param>
    /// <param name="IsConditional">Whether it need not be made.</param>
    /// <param name="IsSeen">Whether it does what its name says: a strategy of the program's own need not retry.</param>
    private sealed record Setting(INamedTypeSymbol? Context, string Name, string Text, bool IsConditional, bool IsSeen);
}
