using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// Reads the configuration of contexts. What stands in a context's own class or in the call that registers it counts for that
/// context, anything else for all of them.
/// </summary>
internal sealed class ContextSettings
{
    private readonly List<(INamedTypeSymbol? Context, string Setting, string Text)> _settings = [];

    internal void Read(ExpressionSyntax setting, SemanticModel semantics, EfSymbols symbols, CancellationToken cancellation)
    {
        var named = (setting as AssignmentExpressionSyntax)?.Left ?? ((InvocationExpressionSyntax)setting).Expression;
        var name = SourceScan.NameOf(named)!; // the scan found it by its name
        var value = setting is AssignmentExpressionSyntax assignment
            ? assignment.Right.ToString()
            : ((InvocationExpressionSyntax)setting).ArgumentList.ToString();
        _settings.Add((ContextOf(setting, semantics, symbols, cancellation), name, value));
    }

    internal ContextFacts Of(INamedTypeSymbol context, bool isSource)
    {
        var known = _settings.Where(s => s.Context is null || EfSymbols.DerivesFrom(context, s.Context)).ToList();
        return new(
            Tracking: Tracking(known, isSource),
            Retries: known.Any(static s => SourceScan.Retries(s.Setting)),
            Splits: known.Any(static s => s.Setting is "UseQuerySplittingBehavior" && s.Text.Contains("SplitQuery")),
            LoadsLazily: known.Any(static s => s.Setting is "UseLazyLoadingProxies"),
            Intercepts: known.Any(static s => s.Setting is "AddInterceptors"),
            Observes: known.Any(static s => SourceScan.Observes(s.Setting)),
            ComparesAsSql: known.Any(static s => s.Setting is "UseRelationalNulls"),
            IsVisible: isSource);
    }

    private static TrackingDefault Tracking(List<(INamedTypeSymbol? Context, string Setting, string Text)> known, bool isSource)
    {
        var behaviours = known.Where(static s => s.Setting is "UseQueryTrackingBehavior" or "QueryTrackingBehavior").ToList();
        if (behaviours.Count == 0)
            return isSource ? TrackingDefault.Tracks : TrackingDefault.Unknown;

        if (behaviours.Exists(static s => s.Context is null))
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

    private static INamedTypeSymbol? ContextOf(
        SyntaxNode setting, SemanticModel semantics, EfSymbols symbols, CancellationToken cancellation)
    {
        foreach (var node in setting.Ancestors())
        {
            switch (node)
            {
                case ClassDeclarationSyntax type when semantics.GetDeclaredSymbol(type, cancellation) is INamedTypeSymbol symbol
                    && symbols.IsDbContext(symbol):
                    return symbol;
                case InvocationExpressionSyntax call
                    when semantics.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { TypeArguments: [.., var argument] }
                    && argument is INamedTypeSymbol registered && symbols.IsDbContext(registered):
                    return registered;
            }
        }

        return null;
    }
}
