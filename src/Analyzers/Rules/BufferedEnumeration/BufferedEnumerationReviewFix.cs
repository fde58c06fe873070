using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes.BufferedEnumeration;

/// <summary>Lets a loop run over chunks of rows where one open query for all of them is not proven to do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferedEnumerationReviewFix() : ReviewFix("ROW1002")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        Saves(diagnostic) ? LoopEdits.SavedChunksTitle : LoopEdits.ChunksTitle;

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<InvocationExpressionSyntax>(root, LoopPlaces.Call) is not { Query: { } source } call
            || places.LoopIn(root) is not { } loop)
            return null;

        var query = places.Untracked(root, source, diagnostic);
        var save = Saves(diagnostic) ? places.SaveIn(root) : null;
        return places.Replace(root, loop, LoopEdits.InChunks(loop, query, Cancellation.Of(call), save).Below(call.Comments))
            .Using(QuerySyntax.RuntimeNamespace)
            .UsingIf(query != source, QuerySyntax.EfNamespace);
    }

    private static bool Saves(Diagnostic diagnostic) => diagnostic.Fact<LoopRewrite>() == LoopRewrite.SavedChunks;
}
