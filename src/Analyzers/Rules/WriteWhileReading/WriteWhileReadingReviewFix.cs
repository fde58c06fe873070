using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes.WriteWhileReading;

/// <summary>Lets the loop write between two chunks, of which each is read before it is handed over.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteWhileReadingReviewFix() : ReviewFix("ROW4009")
{
    private protected override string TitleFor(Diagnostic diagnostic) => LoopEdits.ChunksTitle;

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<ExpressionSyntax>(root, LoopPlaces.Call) is { } query && places.LoopIn(root) is { } loop
            ? root.ReplaceNode(loop, LoopEdits.InChunks(loop, query, LoopEdits.CancellationIn(loop.Expression)))
                .Using(QuerySyntax.RuntimeNamespace)
            : null;
}
