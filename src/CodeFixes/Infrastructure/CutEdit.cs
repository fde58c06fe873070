using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.EarlyClientEvaluation;

namespace Rowbound.CodeFixes;

/// <summary>
/// Moves operators before the call that ends a query: they stay as they are written. The places are those of
/// <see cref="EarlyClientEvaluationFacts"/>.
/// </summary>
internal static class CutEdit
{
    internal static SyntaxNode? Apply(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<InvocationExpressionSyntax>(root, EarlyClientEvaluationFacts.CutPlace) is not
                { Expression: MemberAccessExpressionSyntax access, Parent: MemberAccessExpressionSyntax next } cut
            || places.Find<ExpressionSyntax>(root, EarlyClientEvaluationFacts.LastPlace) is not { } last)
            return null;

        var moved = last.ReplaceNode(next, OnQuery(next, cut, access));
        if (diagnostic.Fact<CutForm>() == CutForm.Behind)
            moved = moved.Then(access.Name.Identifier.ValueText);
        return root.ReplaceNode(last, moved.WithTriviaFrom(last));
    }

    /// <summary>The operator behind the cut, on the query: where they share a line, on the line of the cut.</summary>
    private static MemberAccessExpressionSyntax OnQuery(
        MemberAccessExpressionSyntax next, InvocationExpressionSyntax cut, MemberAccessExpressionSyntax access)
    {
        var query = access.Expression;
        var dot = access.OperatorToken;
        if (!cut.GetTrailingTrivia().HasLineBreak)
            return next.WithExpression(query).WithOperatorToken(dot.WithTrailingTrivia(next.OperatorToken.TrailingTrivia));

        if (!query.GetTrailingTrivia().HasLineBreak || cut.GetTrailingTrivia().HasComment)
            query = query.WithTrailingTrivia(cut.GetTrailingTrivia());
        return dot.LeadingTrivia.HasComment
            ? next.WithExpression(query).WithOperatorToken(next.OperatorToken.WithLeadingTrivia(
                dot.LeadingTrivia.WithoutIndentation.AddRange(next.OperatorToken.LeadingTrivia)))
            : next.WithExpression(query);
    }
}
