using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>Puts what a query gives in the place of what was made of its rows.</summary>
internal static class ValueEdit
{
    /// <summary>
    /// The document with the rewritten call, awaited and configured as the old one was, in the place of an expression; the
    /// statement that declared the old rows goes.
    /// </summary>
    internal static SyntaxNode Replace(
        SyntaxNode root,
        ExpressionSyntax replaced,
        InvocationExpressionSyntax call,
        ExpressionSyntax executed,
        FixPlaces places,
        int declarationPlace)
    {
        var value = Bare(call.WholeValue.ReplaceNode(
            call, executed.WithoutTrivia().WithTrailingTrivia(call.GetTrailingTrivia())));
        if (value is AwaitExpressionSyntax && replaced.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
            value = ParenthesizedExpression(value.WithoutTrivia());

        return InPlace(root, replaced, value.WithTriviaFrom(replaced), places, declarationPlace);
    }

    private static SyntaxNode InPlace(
        SyntaxNode root, ExpressionSyntax replaced, ExpressionSyntax value, FixPlaces places, int declarationPlace)
    {
        if (places.Find<LocalDeclarationStatementSyntax>(root, declarationPlace) is not { } declaration
            || replaced.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return root.ReplaceNode(replaced, value);

        root = root.ReplaceNode(statement, statement.ReplaceNode(replaced, value).InPlaceOf(declaration));
        return places.Find<StatementSyntax>(root, declarationPlace) is { } left
            ? root.Without(left, SyntaxRemoveOptions.KeepNoTrivia)
            : root;
    }

    private static ExpressionSyntax Bare(ExpressionSyntax value)
    {
        while (value is ParenthesizedExpressionSyntax parentheses)
            value = parentheses.Expression;
        return value;
    }
}
