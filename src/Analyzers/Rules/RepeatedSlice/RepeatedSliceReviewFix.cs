using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Rules.RepeatedSlice;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes.RepeatedSlice;

/// <summary>Writes in chunks by key what a loop writes slice by slice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RepeatedSliceReviewFix() : ReviewFix("ROW4008")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Write in chunks by key (each row once, up to the row that is the last one at the start)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<StatementSyntax>(root, RepeatedSliceFacts.LoopPlace) is not { } loop
            || places.Find<InvocationExpressionSyntax>(root, RepeatedSliceFacts.TakePlace)
                is not { Query: { } query, ArgumentList.Arguments: [var size, ..] } take
            || places.Find<InvocationExpressionSyntax>(root, RepeatedSliceFacts.CallPlace) is not { } call
            || call.FirstAncestorOrSelf<StatementSyntax>() is not { } inner)
            return null;

        var written = Chunks(query.Outdented(inner == loop ? 0 : inner.Indentation - loop.Indentation), size, call)
            .WithTriviaFrom(loop)
            .Below(WriteEdit.Comments(loop, [query]));
        return WriteEdit.Replace(root, places, loop, written, RepeatedSliceFacts.CounterPlace)
            .Using(QuerySyntax.RuntimeNamespace);
    }

    /// <summary>The call behind the whole query, with the size of a slice as that of a chunk.</summary>
    private static ExpressionStatementSyntax Chunks(ExpressionSyntax query, ArgumentSyntax size, InvocationExpressionSyntax call)
    {
        var isUpdate = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText // it is written as a member
            == "ExecuteUpdateAsync";
        var options = Argument(ParseExpression($"new ChunkOptions {{ Size = {size.Expression.WithoutTrivia()} }}"));
        var given = call.ArgumentList.Arguments;
        var chunks = query.WithoutLeadingTrivia().Then(
            isUpdate ? "ExecuteUpdateInChunksAsync" : "ExecuteDeleteInChunksAsync",
            [.. given.Take(isUpdate ? 1 : 0), options, .. given.Skip(isUpdate ? 1 : 0).Select(static a => a.WithoutTrivia())]);
        if (call.Configuration is { } configuration)
            chunks = chunks.Then("ConfigureAwait", configuration);
        return ExpressionStatement(AwaitExpression(
            Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), chunks.WithoutTrailingTrivia()));
    }
}
