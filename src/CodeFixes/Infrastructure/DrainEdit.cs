using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.OffsetLoop;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>Turns an offset loop into a loop over chunks by key; the places are those of <see cref="OffsetLoopFacts"/>.</summary>
internal static class DrainEdit
{
    internal static SyntaxNode? Apply(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<StatementSyntax>(root, OffsetLoopFacts.LoopPlace) is not { } loop
            || Body(loop) is not { } body
            || places.Find<LocalDeclarationStatementSyntax>(root, OffsetLoopFacts.PagePlace) is not { } page
            || places.Find<InvocationExpressionSyntax>(root,
                OffsetLoopFacts.TakePlace) is not { ArgumentList.Arguments: [var size, ..] }
            || places.Find<InvocationExpressionSyntax>(root, OffsetLoopFacts.CallPlace) is not { Query: not null } call)
            return null;

        if (Unpaged(root, places, call, diagnostic.Fact<NoTrackingForm>()) is not { } query)
            return null;

        query = query.Outdented(page.Indentation - loop.Indentation);
        var name = page.Declaration.Variables[0].Identifier.ValueText;
        var (work, comments) = Work(body, [page, .. Bookkeeping(root, places)]);
        var chunks = LoopEdits.OverChunks(name, query, size.Expression, Cancellation.Of(call), work).WithTriviaFrom(loop);
        if (comments.Count > 0 && chunks.Statement is BlockSyntax block)
            chunks = chunks.WithStatement(block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(comments)));
        return Replace(root, places, loop, chunks).Using(QuerySyntax.RuntimeNamespace).Using(QuerySyntax.EfNamespace);
    }

    /// <summary>The query without the two calls that page it.</summary>
    private static ExpressionSyntax? Unpaged(SyntaxNode root, FixPlaces places, InvocationExpressionSyntax call,
        NoTrackingForm form)
    {
        if (places.Find<InvocationExpressionSyntax>(root, OffsetLoopFacts.SkipPlace) is not { Query: { } pages })
            return null;

        // Where it is not said before the pages it is said behind them, as a rule about tracking alone would do.
        var query = call.Query!; // the caller asked for a call on a query
        if (places.Find<ExpressionSyntax>(pages, OffsetLoopFacts.TrackedPlace) is { } tracked)
            pages = LoopEdits.Untracked(pages, tracked, form);
        else
            query = LoopEdits.Untracked(query, null, form);
        return places.Find<InvocationExpressionSyntax>(query, OffsetLoopFacts.TakePlace) is { } take
            ? query.ReplaceNode(take, pages.WithTrailingTrivia(take.GetTrailingTrivia()))
            : null;
    }

    /// <summary>
    /// The statements that stay, with the comments of those that go: in front of the next one, or behind the last.
    /// </summary>
    private static (List<StatementSyntax> Statements, List<SyntaxTrivia> Comments) Work(BlockSyntax body,
        List<StatementSyntax> gone)
    {
        var work = new List<StatementSyntax>();
        var comments = new List<SyntaxTrivia>();
        foreach (var statement in body.Statements)
        {
            if (gone.Contains(statement))
            {
                comments.AddRange(CommentLines(statement));
                continue;
            }

            var own = statement.GetLeadingTrivia().SkipWhile(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
            work.Add(comments.Count == 0 ? statement : statement.WithLeadingTrivia(TriviaList([.. comments, .. own])));
            comments.Clear();
        }

        return (work, comments);
    }

    private static IEnumerable<SyntaxTrivia> CommentLines(StatementSyntax statement) => statement.DescendantTrivia()
        .Where(static t => t.IsComment)
        .SelectMany(t => (SyntaxTrivia[])[Whitespace(new string(' ', statement.Indentation)), t, EndOfLine("\n")]);

    private static BlockSyntax? Body(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax { Statement: BlockSyntax body } => body,
        ForStatementSyntax { Statement: BlockSyntax body } => body,
        _ => null,
    };

    private static IEnumerable<StatementSyntax> Bookkeeping(SyntaxNode root, FixPlaces places)
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
        var isAbove = cursor?.IsDirectlyBefore(loop) == true;
        root = root.ReplaceNode(loop, isAbove ? chunks.InPlaceOf(cursor!) : chunks); // isAbove says that there is one
        return places.Find<LocalDeclarationStatementSyntax>(root, OffsetLoopFacts.CursorPlace) is { } left
            ? root.Without(left, isAbove ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepLeadingTrivia)
            : root;
    }
}
