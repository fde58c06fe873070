using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes;

/// <summary>The edit that the facts of <see cref="NoTrackingFacts"/> ask for.</summary>
internal static class NoTrackingEdit
{
    internal static SyntaxNode? Apply(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<ExpressionSyntax>(root, 0) is { } query
            ? root
                .ReplaceNode(query, query.InPlace(LoopEdits.Untracked(query, query, diagnostic.Fact<NoTrackingForm>())))
                .Using(QuerySyntax.EfNamespace)
            : null;
}
