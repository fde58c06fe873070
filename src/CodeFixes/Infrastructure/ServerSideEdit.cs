using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.ClientSideOperator;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>Moves an operator from the list of all rows to the query; the places are those of <see cref="ClientSideOperatorFacts"/>.</summary>
internal static class ServerSideEdit
{
    internal static SyntaxNode? Apply(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<ExpressionSyntax>(root, ClientSideOperatorFacts.UsePlace) is not { } use
            || places.Find<InvocationExpressionSyntax>(root, ClientSideOperatorFacts.CallPlace) is not { Query: { } query } call)
            return null;

        var found = diagnostic.Fact<QueryOperator>();
        var arguments = use is InvocationExpressionSyntax applied ? applied.ArgumentList.Arguments.ToArray() : [];
        var (replaced, executed) = found.Terminal is null
            ? Filtered(use, call, query.Then(found.ToString(), arguments))
            : (use, Answered(call, query, found, arguments));

        var value = (ExpressionSyntax)Bare(call.WholeValue.ReplaceNode(call, executed));
        if (value is AwaitExpressionSyntax && replaced.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax)
            value = ParenthesizedExpression(value.WithoutTrivia());

        return InPlace(root, places, replaced, value.WithTriviaFrom(replaced)).Using("System.Linq").Using(QuerySyntax.EfNamespace);
    }

    /// <summary>The query executed with the operator as its terminal: <c>q.CountAsync(o =&gt; …, token)</c>.</summary>
    private static InvocationExpressionSyntax Answered(InvocationExpressionSyntax call, ExpressionSyntax query, QueryOperator found, ArgumentSyntax[] arguments)
    {
        var name = call.IsAwaited ? $"{found}Async" : found.ToString();
        var all = call.Token is { } token ? [.. arguments, Token(token, arguments)] : arguments;
        return (InvocationExpressionSyntax)query.Then(name, all);
    }

    private static ArgumentSyntax Token(ExpressionSyntax token, ArgumentSyntax[] before)
    {
        var argument = Argument(token.WithoutTrivia());
        return before.Length == 0 ? argument : argument.WithLeadingTrivia(Space);
    }

    /// <summary>The rows of the filtered query in a list, instead of the operator and of the second list that may be made of its result.</summary>
    private static (ExpressionSyntax Replaced, InvocationExpressionSyntax Executed) Filtered(ExpressionSyntax use, InvocationExpressionSyntax call, ExpressionSyntax query)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var executed = call.WithExpression(access.WithExpression(query));
        return use.Parent is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "ToList" or "ToArray" } second, Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } list }
            ? (list, executed.WithExpression(access.WithExpression(query).WithName(IdentifierName(second.Identifier.ValueText + (call.IsAwaited ? "Async" : "")))))
            : (use, executed);
    }

    private static SyntaxNode InPlace(SyntaxNode root, FixPlaces places, ExpressionSyntax replaced, ExpressionSyntax value)
    {
        if (places.Find<LocalDeclarationStatementSyntax>(root, ClientSideOperatorFacts.DeclarationPlace) is not { } declaration
            || replaced.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return root.ReplaceNode(replaced, value);

        root = root.ReplaceNode(statement, statement.ReplaceNode(replaced, value).InPlaceOf(declaration));
        return places.Find<StatementSyntax>(root, ClientSideOperatorFacts.DeclarationPlace) is { } left
            ? root.RemoveNode(left, SyntaxRemoveOptions.KeepNoTrivia) ?? root
            : root;
    }

    private static SyntaxNode Bare(SyntaxNode value)
    {
        while (value is ParenthesizedExpressionSyntax parentheses)
            value = parentheses.Expression;
        return value;
    }
}
