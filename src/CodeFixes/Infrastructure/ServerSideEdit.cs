using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.ClientSideOperator;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>
/// Moves operators from the list of all rows to the query: they stay as they are written, and what loads the rows goes behind
/// them. The places are those of <see cref="ClientSideOperatorFacts"/>.
/// </summary>
internal static class ServerSideEdit
{
    /// <summary>The operators of a diagnostic, for a title.</summary>
    internal static string NamesIn(Diagnostic diagnostic) =>
        string.Join(", ", ClientSideOperatorFacts.Names(diagnostic).Select(static name => $"'{name}'"));

    internal static SyntaxNode? Apply(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        var names = ClientSideOperatorFacts.Names(diagnostic);
        if (places.Find<InvocationExpressionSyntax>(root, ClientSideOperatorFacts.CallPlace) is not { Query: { } query } call
            || AccessOf(places.Find<ExpressionSyntax>(root, ClientSideOperatorFacts.FirstUse)) is not { } first
            || places.Find<ExpressionSyntax>(root, ClientSideOperatorFacts.FirstUse + names.Length - 1) is not { } last)
            return null;

        query = OperatorEdit.Without(query, places, ClientSideOperatorFacts.FirstUse + names.Length);
        var chain = last.ReplaceNode(first, OnQuery(first, query, call));
        var isAnswer = Enum.TryParse<QueryOperator>(names[names.Length - 1], out var found) && found.Terminal is not null;
        var (replaced, executed) = isAnswer ? (last, Answered(call, chain, found)) : Loaded(last, chain, call);

        return ValueEdit.Replace(
            root, replaced, call, executed, places, ClientSideOperatorFacts.DeclarationPlace).Using("System.Linq");
    }

    private static MemberAccessExpressionSyntax? AccessOf(ExpressionSyntax? use) =>
        use as MemberAccessExpressionSyntax ?? (use as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax;

    /// <summary>
    /// The first operator on the query instead of its rows, on a line of its own where the query is written so.
    /// </summary>
    private static MemberAccessExpressionSyntax OnQuery(
        MemberAccessExpressionSyntax first, ExpressionSyntax query, InvocationExpressionSyntax call)
    {
        var rows = first.Expression;
        var behind = ((MemberAccessExpressionSyntax)call.Expression).OperatorToken; // the query stands before a dot
        if (query.GetTrailingTrivia().HasLineBreak && !rows.GetTrailingTrivia().HasLineBreak)
            return first.WithExpression(query.WithLeadingTrivia(rows.GetLeadingTrivia())).WithOperatorToken(behind);

        var comments = query.GetTrailingTrivia().HasComment || behind.LeadingTrivia.HasComment;
        var between = comments
            ? query.GetTrailingTrivia().AddRange(behind.LeadingTrivia.WithoutIndentation)
            : rows.GetTrailingTrivia();
        return first.WithExpression(query.WithLeadingTrivia(rows.GetLeadingTrivia()).WithTrailingTrivia(between));
    }

    /// <summary>The query executed with the last operator as its terminal: <c>q.CountAsync(o =&gt; …, token)</c>.</summary>
    private static InvocationExpressionSyntax Answered(
        InvocationExpressionSyntax call, ExpressionSyntax chain, QueryOperator found)
    {
        var answer = chain as InvocationExpressionSyntax ?? InvocationExpression(Renamed(chain, found.ToString()));
        if (!call.IsAwaited)
            return answer;

        var arguments = answer.ArgumentList.Arguments;
        if (call.Token is { } token)
            arguments = arguments.Add(Argument(arguments.Count == 0
                ? token.WithoutTrivia()
                : token.WithoutTrivia().WithLeadingTrivia(Space)));
        return answer
            .WithExpression(Renamed(answer.Expression, $"{found}Async"))
            .WithArgumentList(answer.ArgumentList.WithArguments(arguments));
    }

    private static ExpressionSyntax Renamed(ExpressionSyntax access, string name) => access is MemberAccessExpressionSyntax member
        ? member.WithName(member.Name.WithIdentifier(Identifier(name)))
        : access;

    /// <summary>
    /// The rows of the query in a list, instead of the operators and of the second list that may be made of what they give.
    /// </summary>
    private static (ExpressionSyntax Replaced, ExpressionSyntax Executed) Loaded(
        ExpressionSyntax last, ExpressionSyntax chain, InvocationExpressionSyntax call)
    {
        if (last.Parent is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "ToList" or "ToArray" } second } access
            && access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } list)
        {
            var name = second.Identifier.ValueText + (call.IsAwaited ? "Async" : "");
            return (list, list.WithExpression(Renamed(access.WithExpression(chain), name)).WithArgumentList(call.ArgumentList));
        }

        var load = (MemberAccessExpressionSyntax)call.Expression; // as in OnQuery
        return (last, call.WithExpression(load.WithExpression(chain.WithTrailingTrivia(load.Expression.GetTrailingTrivia()))));
    }
}
