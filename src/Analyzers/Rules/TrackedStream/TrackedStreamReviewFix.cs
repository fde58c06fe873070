using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes.TrackedStream;

/// <summary>Lets a loop that writes its rows save and let go chunk by chunk.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TrackedStreamReviewFix() : ReviewFix("ROW2002")
{
    private protected override string TitleFor(Diagnostic diagnostic) => LoopEdits.SavedChunksTitle;

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<ExpressionSyntax>(root, LoopPlaces.Call) is not { } query || places.LoopIn(root) is not { } loop
            || places.SaveIn(root) is not { } save)
            return null;

        return places.Replace(root, loop,
            LoopEdits.InChunks(loop, query, LoopEdits.CancellationIn(loop.Expression), save)).Using(QuerySyntax.RuntimeNamespace);
    }
}
