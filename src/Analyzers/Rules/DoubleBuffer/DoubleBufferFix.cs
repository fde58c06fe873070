using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.DoubleBuffer;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes.DoubleBuffer;

/// <summary>Lets the query fill the second collection itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DoubleBufferFix() : SafeFix("ROW1006")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Fill one collection only";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        root = WithCommentsAbove(root, places);
        if (places.Find<InvocationExpressionSyntax>(root, DoubleBufferFacts.CallPlace) is not
                { Expression: MemberAccessExpressionSyntax access } call
            || places.Find<ExpressionSyntax>(root, DoubleBufferFacts.CopyPlace) is not { } copy)
            return null;

        var name = diagnostic.Fact<QueryOperator>() + (call.IsAwaited ? "Async" : "");
        var filled = call
            .WithExpression(access.WithName(IdentifierName(name)))
            .WithArgumentList(ArgumentList(ArgumentsOf(copy, call)));
        return ValueEdit.Replace(root, copy, call, filled, places, DoubleBufferFacts.DeclarationPlace);
    }

    /// <summary>The comments before the call that copies, above the statement that it stands in.</summary>
    private static SyntaxNode WithCommentsAbove(SyntaxNode root, FixPlaces places) =>
        places.Find<InvocationExpressionSyntax>(root, DoubleBufferFacts.CopyPlace) is { } copy
            && copy.Comments.Any() && copy.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            ? root.ReplaceNode(statement, statement.Below(copy.Comments))
            : root;

    /// <summary>What the copy was given besides the rows, and the token of the call that loaded them.</summary>
    private static SeparatedSyntaxList<ArgumentSyntax> ArgumentsOf(ExpressionSyntax copy, InvocationExpressionSyntax call)
    {
        var arguments = copy switch
        {
            InvocationExpressionSyntax made => made.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var given } => given.RemoveAt(0),
            _ => default,
        };
        if (call.Token is not { } token)
            return arguments;

        var last = Argument(token.WithoutTrivia());
        return arguments.Count == 0
            ? SingletonSeparatedList(last)
            : arguments.Add(last.WithLeadingTrivia(Space));
    }
}
