using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Rules.BufferedByConfiguration;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes.BufferedByConfiguration;

/// <summary>Lets the rows come one by one in truth, by <c>AsSingleQuery</c> or <c>StreamAsync</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferedByConfigurationFix() : SafeFix("ROW1008")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        diagnostic.Fact<StreamForm>() == StreamForm.SingleQuery
            ? "Do not split the query"
            : "Stream without the buffer of retries";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<ExpressionSyntax>(root, BufferedByConfigurationFacts.QueryPlace) is not { } query
            || places.Find<ForEachStatementSyntax>(root, BufferedByConfigurationFacts.LoopPlace) is not { } loop)
            return null;
        if (diagnostic.Fact<StreamForm>() == StreamForm.SingleQuery)
            return root.ReplaceNode(query, query.InPlace(query.Then("AsSingleQuery"))).Using(QuerySyntax.EfNamespace);

        var (token, configuration) = LoopEdits.CancellationIn(loop.Expression);
        var stream = query.WithoutTrailingTrivia().Then(
            "StreamAsync", token is null ? [] : [Argument(token.WithoutTrivia())]);
        if (configuration is not null)
            stream = stream.Then("ConfigureAwait", configuration);
        return root
            .ReplaceNode(loop, loop.WithExpression(stream.WithTriviaFrom(loop.Expression)))
            .Using(QuerySyntax.RuntimeNamespace);
    }
}
