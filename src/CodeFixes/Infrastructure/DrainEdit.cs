using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.OffsetLoop;

namespace Rowbound.CodeFixes;

/// <summary>Turns an offset loop into a loop over chunks by key; the places are those of <see cref="OffsetLoopFacts"/>.</summary>
internal static class DrainEdit
{
    internal static SyntaxNode? Apply(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<StatementSyntax>(root, OffsetLoopFacts.LoopPlace) is not { } loop
            || Body(loop) is not { } body
            || places.Find<LocalDeclarationStatementSyntax>(root, OffsetLoopFacts.PagePlace) is not { } page
            || places.Find<ExpressionSyntax>(root, OffsetLoopFacts.PagesPlace) is not { } pages
            || places.Find<InvocationExpressionSyntax>(root, OffsetLoopFacts.CallPlace) is not { } call)
            return null;

        var query = LoopEdits.Untracked(pages, places.Find<ExpressionSyntax>(root, OffsetLoopFacts.TrackedPlace), diagnostic.Fact<NoTrackingForm>())
            .Outdented(page.Indentation - loop.Indentation);
        var size = (call.Query as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        var work = body.RemoveNodes([page, .. Bookkeeping(root, places)], SyntaxRemoveOptions.KeepNoTrivia)!; // a block is left when its statements go
        var chunks = LoopEdits.OverChunks(page.Declaration.Variables[0].Identifier.ValueText, query, size, Cancellation.Of(call), work.Statements).WithTriviaFrom(loop);
        return Replace(root, places, loop, chunks).Using(QuerySyntax.RuntimeNamespace).Using(QuerySyntax.EfNamespace);
    }

    private static BlockSyntax? Body(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax { Statement: BlockSyntax body } => body,
        ForStatementSyntax { Statement: BlockSyntax body } => body,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Bookkeeping(SyntaxNode root, FixPlaces places)
    {
        for (var place = OffsetLoopFacts.FirstBookkeeping; place < places.Count; place++)
        {
            if (places.Find<StatementSyntax>(root, place) is { } statement)
                yield return statement;
        }
    }

    private static SyntaxNode Replace(SyntaxNode root, FixPlaces places, StatementSyntax loop, StatementSyntax chunks)
    {
        var cursor = places.Find<LocalDeclarationStatementSyntax>(root, OffsetLoopFacts.CursorPlace);
        var isAbove = cursor?.Parent is { } parent && parent == loop.Parent && cursor.IsDirectlyBefore(loop);
        root = root.ReplaceNode(loop, isAbove ? chunks.InPlaceOf(cursor!) : chunks); // isAbove says that there is one
        return places.Find<LocalDeclarationStatementSyntax>(root, OffsetLoopFacts.CursorPlace) is { } left
            ? root.RemoveNode(left, isAbove ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepLeadingTrivia) ?? root
            : root;
    }
}
