using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes;

/// <summary>
/// The places of a loop rewrite, as <see cref="LoopPlaces"/> orders them, and the edits that all such rewrites share.
/// </summary>
internal static class LoopPlacesExtensions
{
    extension(FixPlaces places)
    {
        internal ForEachStatementSyntax? LoopIn(SyntaxNode root) => places.Find<ForEachStatementSyntax>(root, LoopPlaces.Loop);

        internal StatementSyntax? SaveIn(SyntaxNode root) => places.Find<StatementSyntax>(root, LoopPlaces.Save);

        internal LocalDeclarationStatementSyntax? DeclarationIn(SyntaxNode root) =>
            places.Find<LocalDeclarationStatementSyntax>(root, LoopPlaces.Declaration);

        /// <summary>A query that stops tracking as the diagnostic says.</summary>
        internal ExpressionSyntax Untracked(SyntaxNode root, ExpressionSyntax query, Diagnostic diagnostic) =>
            LoopEdits.Untracked(
                query, places.Find<ExpressionSyntax>(root, LoopPlaces.Tracking), diagnostic.Fact<NoTrackingForm>());

        /// <summary>The new loop instead of the old one, of the declaration of its buffer, and of what saves behind it.</summary>
        internal SyntaxNode Replace(SyntaxNode root, ForEachStatementSyntax loop, ForEachStatementSyntax replacement)
        {
            // What saves goes first: the replacement has a copy of it.
            root = Without(root, places.SaveIn(root), SyntaxRemoveOptions.KeepNoTrivia);
            root = root.ReplaceNode(places.LoopIn(root) ?? loop, replacement);
            if (places.DeclarationIn(root) is not { } declaration)
                return root;

            root = declaration.NextStatement is { } next ? root.ReplaceNode(next, next.InPlaceOf(declaration)) : root;
            return Without(root, places.DeclarationIn(root), SyntaxRemoveOptions.KeepNoTrivia);
        }
    }

    private static SyntaxNode Without(SyntaxNode root, StatementSyntax? statement, SyntaxRemoveOptions options) =>
        statement is null ? root : root.Without(statement, options);
}
