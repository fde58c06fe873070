using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes;

/// <summary>The edits that the facts of <see cref="ProjectionFacts"/> ask for.</summary>
internal static class ProjectionEdit
{
    /// <summary>The projection behind the query, where it is executed.</summary>
    internal static SyntaxNode? OfRows(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<ExpressionSyntax>(root, ProjectionFacts.QueryPlace) is { } query
            ? root.ReplaceNode(query, query.InPlace(Projected(Untold(query, places), query, diagnostic))).Using("System.Linq")
            : null;

    /// <summary>The query without what it says about tracking.</summary>
    private static ExpressionSyntax Untold(ExpressionSyntax query, FixPlaces places) =>
        OperatorEdit.Without(query, places, ProjectionFacts.FirstNoTracking);

    /// <summary>
    /// The projection before the call that reads one row; its condition, which is one on entities, goes before that.
    /// </summary>
    internal static SyntaxNode? OfOne(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<InvocationExpressionSyntax>(root, ProjectionFacts.QueryPlace) is not { Query: { } query } call)
            return null;

        var (rows, arguments) = (query, call.ArgumentList.Arguments);
        if (ProjectionFacts.HasConditionIn(diagnostic))
        {
            rows = query.Then("Where", arguments[0].WithoutTrivia());
            arguments = SyntaxFactory.SeparatedList<ArgumentSyntax>(
                arguments.GetWithSeparators().Skip(2).Select(static (a, i) => i == 0 ? a.AsNode()!.WithoutLeadingTrivia() : a));
        }

        var access = (MemberAccessExpressionSyntax)call.Expression; // the query stands before a dot
        var projected = Projected(rows, call, diagnostic);
        return root.ReplaceNode(call, call
            .WithExpression(access.WithExpression(projected))
            .WithArgumentList(call.ArgumentList.WithArguments(arguments))).Using("System.Linq");
    }

    private static ExpressionSyntax Projected(ExpressionSyntax query, SyntaxNode place, Diagnostic diagnostic) => query.Then(
        "Select",
        QuerySyntax.Projection(
            FreeName.In(place, ProjectionFacts.RowNameIn(diagnostic), "row"), ProjectionFacts.ColumnsIn(diagnostic)));
}
