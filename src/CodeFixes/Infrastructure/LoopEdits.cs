using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Queries;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>How a rewritten loop is cancelled and awaited, as the old call was.</summary>
/// <param name="Token">The cancellation token.</param>
/// <param name="Configuration">The argument of <c>ConfigureAwait</c>.</param>
internal readonly record struct Cancellation(ExpressionSyntax? Token, ArgumentSyntax? Configuration)
{
    internal static Cancellation Of(InvocationExpressionSyntax call) => new(call.Token, call.Configuration);
}

/// <summary>Turns loops over buffers into loops over streams and chunks.</summary>
internal static class LoopEdits
{
    internal const string ChunksTitle = "Read in chunks by key (each chunk sees the table as it is then)";
    internal const string SavedChunksTitle = "Save and let go in chunks by key (several transactions instead of one)";

    /// <summary>How a loop over a query is cancelled and awaited.</summary>
    internal static Cancellation CancellationIn(ExpressionSyntax stream)
    {
        var calls = stream.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().ToList();
        return new(Argument("WithCancellation")?.Expression, Argument("ConfigureAwait"));

        ArgumentSyntax? Argument(string method) =>
            calls.FirstOrDefault(c => SourceScan.NameOf(c.Expression) == method)?.ArgumentList.Arguments.FirstOrDefault();
    }

    /// <summary>The query that no longer tracks, in the form that the diagnostic names.</summary>
    internal static ExpressionSyntax Untracked(ExpressionSyntax query, ExpressionSyntax? place, NoTrackingForm form)
    {
        if (form == NoTrackingForm.None)
            return query;

        var method = form == NoTrackingForm.Plain
            ? nameof(QueryOperator.AsNoTracking)
            : nameof(QueryOperator.AsNoTrackingWithIdentityResolution);
        return place is null || place == query ? query.Then(method) : query.ReplaceNode(place, place.Then(method));
    }

    /// <summary><c>foreach (var row in query)</c>, or <c>await foreach</c> where the buffer was awaited.</summary>
    internal static ForEachStatementSyntax Streamed(
        ForEachStatementSyntax loop, ExpressionSyntax query, InvocationExpressionSyntax call)
    {
        if (!call.IsAwaited)
            return loop
                .WithExpression(query.WithoutTrivia().WithAdditionalAnnotations(Formatter.Annotation))
                .Below(call.Comments);

        var stream = query.WithoutTrailingTrivia().Then(nameof(QueryOperator.AsAsyncEnumerable));
        if (call.Token is { } token)
            stream = stream.Then("WithCancellation", Argument(token));
        if (call.Configuration is { } configuration)
            stream = stream.Then("ConfigureAwait", configuration);
        return Awaited(loop.WithExpression(stream.WithoutTrailingTrivia())).Below(call.Comments);
    }

    /// <summary>A loop over the chunks of a query, with these statements in it.</summary>
    internal static ForEachStatementSyntax OverChunks(
        string chunk,
        ExpressionSyntax query,
        ExpressionSyntax? size,
        Cancellation cancellation,
        IEnumerable<StatementSyntax> statements)
    {
        var arguments = new List<ArgumentSyntax>();
        if (size is not null)
            arguments.Add(Argument(size.WithoutTrivia()));
        if (cancellation.Token is { } token)
            arguments.Add(size is null
                ? Argument(NameColon("cancellationToken"), default, token.WithoutTrivia())
                : Argument(token.WithoutTrivia()));

        var chunks = query.WithoutTrivia().Then("InChunksAsync", [.. arguments]);
        if (cancellation.Configuration is { } configuration)
            chunks = chunks.Then("ConfigureAwait", configuration);
        return ForEachStatement(
                Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space),
                Token(SyntaxKind.ForEachKeyword).WithTrailingTrivia(Space),
                Token(SyntaxKind.OpenParenToken),
                IdentifierName("var").WithTrailingTrivia(Space),
                Identifier(chunk).WithTrailingTrivia(Space),
                Token(SyntaxKind.InKeyword).WithTrailingTrivia(Space),
                chunks.WithoutTrailingTrivia(),
                Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(EndOfLine("\n")),
                Block(statements))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>
    /// The loop over chunks, and in it the old loop over the rows of one; with a statement that saves, each chunk is saved and
    /// let go.
    /// </summary>
    internal static ForEachStatementSyntax InChunks(
        ForEachStatementSyntax loop, ExpressionSyntax query, Cancellation cancellation, StatementSyntax? save = null)
    {
        var name = FreeName.In(loop, "chunk", "rows");
        var inner = loop.WithAwaitKeyword(default).WithExpression(IdentifierName(name)).WithLeadingTrivia();
        return OverChunks(
            name, query, size: null, cancellation, save is null ? [inner] : [inner, WithoutBlankLine(save), ClearTracker(save)])
            .WithTriviaFrom(loop);
    }

    /// <summary>The statement with its comments, but without the blank lines above them.</summary>
    internal static StatementSyntax WithoutBlankLine(StatementSyntax statement) => statement.WithLeadingTrivia(
        statement.GetLeadingTrivia().SkipWhile(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)
            || t.IsKind(SyntaxKind.WhitespaceTrivia)));

    /// <summary>Lets the change tracker go: <c>db.ChangeTracker.Clear();</c> for the context that a statement saves.</summary>
    internal static StatementSyntax ClearTracker(StatementSyntax save)
    {
        var call = save
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .First(static i => SourceScan.NameOf(i.Expression) is "SaveChanges" or "SaveChangesAsync");
        var context = call.Query is { } owner ? owner.WithoutTrivia() + "." : "";
        return ParseStatement($"{context}ChangeTracker.Clear();\n");
    }

    extension(StatementSyntax statement)
    {
        /// <summary>The statement behind this one in its block.</summary>
        internal StatementSyntax? NextStatement =>
            statement.Next as StatementSyntax;
    }

    /// <summary>The tree without a statement; a top-level one goes with the member that holds it.</summary>
    internal static SyntaxNode Without(this SyntaxNode root, StatementSyntax statement, SyntaxRemoveOptions options) =>
        root.RemoveNode(statement.Parent is GlobalStatementSyntax global ? global : statement, options) ?? root;

    /// <summary>A statement in place of another one before it, with the comments of both.</summary>
    internal static TStatement InPlaceOf<TStatement>(this TStatement statement, StatementSyntax earlier)
        where TStatement : StatementSyntax
    {
        var own = statement.GetLeadingTrivia();
        var placed = statement
            .WithLeadingTrivia(earlier.GetLeadingTrivia())
            .Below(earlier.GetTrailingTrivia().Where(static t => t.IsComment));
        return own.HasComment
            ? placed.WithLeadingTrivia(placed.GetLeadingTrivia().AddRange(own.SkipWhile(static t => !t.IsComment)))
            : placed;
    }

    private static ForEachStatementSyntax Awaited(ForEachStatementSyntax loop) => loop.AwaitKeyword.RawKind != 0
        ? loop
        : loop.WithForEachKeyword(loop.ForEachKeyword.WithLeadingTrivia())
            .WithAwaitKeyword(Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(loop.ForEachKeyword.LeadingTrivia)
            .WithTrailingTrivia(Space));
}
