using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.UnboundedBuffer;

namespace Rowbound.CodeFixes.UnboundedBuffer;

/// <summary>Lets each of several loops over a list read the table in chunks instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnboundedBufferReviewFix() : ReviewFix("ROW1001")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Read in chunks by key in each loop (the table is read once per loop)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<InvocationExpressionSyntax>(root, UnboundedBufferFacts.CallPlace) is not { Query: { } source } call)
            return null;

        var place = places.Find<ExpressionSyntax>(root, UnboundedBufferFacts.TrackedPlace);
        var query = LoopEdits.Untracked(source, place, diagnostic.Fact<NoTrackingForm>());
        var cancellation = Cancellation.Of(call);
        for (var number = UnboundedBufferFacts.FirstLoop; number < places.Count; number++)
        {
            if (places.Find<ForEachStatementSyntax>(root, number) is not { } loop)
                return null;
            root = root.ReplaceNode(loop, LoopEdits.InChunks(loop, query, cancellation));
        }

        return Without(root, places, call)?.Using(QuerySyntax.RuntimeNamespace).UsingIf(query != source, QuerySyntax.EfNamespace);
    }

    /// <summary>The document without the declaration of the list; its comments go to the next statement.</summary>
    private static SyntaxNode? Without(SyntaxNode root, FixPlaces places, InvocationExpressionSyntax call)
    {
        if (places.Find<StatementSyntax>(root, UnboundedBufferFacts.DeclarationPlace) is { NextStatement: { } next } declaration)
            root = root.ReplaceNode(next, next.InPlaceOf(declaration).Below(call.Comments));

        return places.Find<StatementSyntax>(root, UnboundedBufferFacts.DeclarationPlace) is { } left
            ? root.Without(left, SyntaxRemoveOptions.KeepNoTrivia)
            : null;
    }
}
