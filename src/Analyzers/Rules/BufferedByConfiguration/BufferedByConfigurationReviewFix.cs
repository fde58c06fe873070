using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Rules.BufferedByConfiguration;

namespace Rowbound.CodeFixes.BufferedByConfiguration;

/// <summary>Lets the rows come chunk by chunk, each of which is a query of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferedByConfigurationReviewFix() : ReviewFix("ROW1008")
{
    private protected override string TitleFor(Diagnostic diagnostic) => LoopEdits.ChunksTitle;

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<ExpressionSyntax>(root, BufferedByConfigurationFacts.QueryPlace) is not { } query
            || places.Find<ForEachStatementSyntax>(root, BufferedByConfigurationFacts.LoopPlace) is not { } loop)
            return null;

        return root
            .ReplaceNode(loop, LoopEdits.InChunks(loop, query, LoopEdits.CancellationIn(loop.Expression)))
            .Using(QuerySyntax.RuntimeNamespace);
    }
}
