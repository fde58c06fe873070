using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.WholeTableResponse;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes.WholeTableResponse;

/// <summary>Lets an endpoint answer with the query, which is read while the response is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WholeTableResponseReviewFix() : ReviewFix("ROW1007")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Answer with a stream (the query is open while the client reads, and an error comes after the response has begun)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<InvocationExpressionSyntax>(root, WholeTableResponseFacts.CallPlace) is not { Query: { } query } call
            || call.Ancestors().FirstOrDefault(static n => n is AnonymousFunctionExpressionSyntax or MethodDeclarationSyntax)
                is not { } function)
            return null;

        var place = places.Find<ExpressionSyntax>(root, WholeTableResponseFacts.TrackedPlace);
        var stream = LoopEdits.Untracked(query, place, diagnostic.Fact<NoTrackingForm>())
            .WithoutTrailingTrivia().Then("AsAsyncEnumerable");
        var value = call.WholeValue;
        var answering = function.ReplaceNode(value, stream.WithTriviaFrom(value));
        return root
            .ReplaceNode(function, answering switch
            {
                MethodDeclarationSyntax method => Streaming(method, diagnostic.Fact<AnswerForm>()),
                var lambda => WithoutAsync((AnonymousFunctionExpressionSyntax)lambda),
            })
            .Using(QuerySyntax.EfNamespace)
            .UsingIf(function is MethodDeclarationSyntax, "System.Collections.Generic");
    }

    private static MethodDeclarationSyntax Streaming(MethodDeclarationSyntax method, AnswerForm form)
    {
        var isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        var type = isAsync && method.ReturnType is GenericNameSyntax { TypeArgumentList.Arguments: [var result] }
            ? result
            : method.ReturnType;
        if (form == AnswerForm.Rows)
            type = GenericName(
                Identifier("IAsyncEnumerable"), TypeArgumentList(SingletonSeparatedList(RowOf(type).WithoutTrivia())));

        var typed = method.WithReturnType(type.WithTriviaFrom(method.ReturnType));
        typed = isAsync
            ? typed.WithModifiers(TokenList(method.Modifiers.Where(static m => !m.IsKind(SyntaxKind.AsyncKeyword))))
            : typed;
        return typed;
    }

    private static TypeSyntax RowOf(TypeSyntax collection) => collection switch
    {
        GenericNameSyntax { TypeArgumentList.Arguments: [var row] } => row,
        ArrayTypeSyntax array => array.ElementType,
        _ => collection,
    };

    private static AnonymousFunctionExpressionSyntax WithoutAsync(AnonymousFunctionExpressionSyntax lambda)
    {
        var leading = lambda.GetLeadingTrivia();
        return lambda
            .WithModifiers(TokenList(lambda.Modifiers.Where(static m => !m.IsKind(SyntaxKind.AsyncKeyword))))
            .WithLeadingTrivia(leading);
    }
}
