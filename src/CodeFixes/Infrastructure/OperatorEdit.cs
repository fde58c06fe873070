using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.CodeFixes;

/// <summary>Takes operators out of a query and puts others in their place; the chain stays as it is written.</summary>
internal static class OperatorEdit
{
    /// <summary>
    /// The query without the calls at the places from one on; a call with a comment says something that only its author knows.
    /// </summary>
    internal static ExpressionSyntax Without(ExpressionSyntax query, FixPlaces places, int first) =>
        Remove(query, places, first, static call => !IsCommented(call)) as ExpressionSyntax ?? query;

    /// <summary>Removes the calls at all places of a diagnostic.</summary>
    /// <returns>The new root; <see langword="null"/> where none of them is left.</returns>
    internal static SyntaxNode? RemoveAll(SyntaxNode root, FixPlaces places) => Remove(root, places, 0, static _ => true);

    private static SyntaxNode? Remove(SyntaxNode root, FixPlaces places, int first, Func<InvocationExpressionSyntax, bool> isGone)
    {
        SyntaxNode? edited = null;
        for (var place = first; place < places.Count; place++)
        {
            if (places.Find<InvocationExpressionSyntax>(edited ?? root, place) is { Query: { } query } call && isGone(call))
                edited = (edited ?? root).ReplaceNode(call, query.WithTrailingTrivia(TriviaBehind(call, query)));
        }

        return edited;
    }

    private static bool IsCommented(InvocationExpressionSyntax call) =>
        call.GetTrailingTrivia().HasComment || call.Comments.Any();

    /// <summary>Puts another operator in the place of one; its arguments stay.</summary>
    internal static SyntaxNode? Rename(SyntaxNode root, InvocationExpressionSyntax call, string name) =>
        call.Expression is MemberAccessExpressionSyntax { Name: var old }
            ? root.ReplaceNode(old, SyntaxFactory.IdentifierName(name).WithTriviaFrom(old))
            : null;

    /// <summary>
    /// What stands behind the query once the call is gone: the comments around the call stay, its own line goes.
    /// </summary>
    private static SyntaxTriviaList TriviaBehind(InvocationExpressionSyntax call, ExpressionSyntax query)
    {
        var before = query.GetTrailingTrivia();
        var after = call.GetTrailingTrivia();
        var above = ((MemberAccessExpressionSyntax)call.Expression).OperatorToken.LeadingTrivia; // the query stands before a dot
        if (above.HasComment)
            return before.AddRange(above.WithoutIndentation).AddRange(after.HasComment ? after : default);
        if (!before.HasComment)
            return after;

        return after.HasLineBreak
            ? [.. before.Where(static t => !t.IsKind(SyntaxKind.EndOfLineTrivia)), .. after]
            : before.AddRange(after);
    }
}
