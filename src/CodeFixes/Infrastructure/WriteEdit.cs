using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>
/// Writes in the database, or chunk by chunk, what a statement loads and saves; the places are those of <see cref="WriteFacts"/>.
/// </summary>
internal static class WriteEdit
{
    /// <summary>What the menu says of a write.</summary>
    internal static string Title(string verb, Diagnostic diagnostic) => diagnostic.Fact<WriteForm>() switch
    {
        WriteForm.Statement => $"{verb} in the database (the change tracker and what it calls on saving see nothing of it)",
        WriteForm.Chunks =>
            $"{verb} in the database, in chunks by key (several transactions; the change tracker sees nothing of it)",
        _ => LoopEdits.SavedChunksTitle,
    };

    /// <param name="root">The document.</param>
    /// <param name="places">The places.</param>
    /// <param name="diagnostic">Says in which form.</param>
    /// <param name="method">The method of EF Core that writes.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="tracked">The statement that writes the chunk of this name by the change tracker.</param>
    internal static SyntaxNode? Apply(
        SyntaxNode root,
        FixPlaces places,
        Diagnostic diagnostic,
        string method,
        ImmutableArray<ArgumentSyntax> arguments,
        Func<string, StatementSyntax?> tracked)
    {
        if (places.Find<ExpressionSyntax>(root, WriteFacts.QueryPlace) is not { } query
            || places.Find<StatementSyntax>(root, WriteFacts.StatementPlace) is not { } statement
            || places.Find<InvocationExpressionSyntax>(root, WriteFacts.SavePlace) is not { } save
            || save.FirstAncestorOrSelf<StatementSyntax>() is not { } saving)
            return null;

        var form = diagnostic.Fact<WriteForm>();
        StatementSyntax? written = form == WriteForm.SavedChunks
            ? InChunks(Source(query), statement, saving, save, tracked)
            : ByDatabase(form, Source(query), save, method, arguments);
        return written is null
            ? null
            : InPlace(root, places, written, query, saving)
                .Using(form == WriteForm.Statement ? QuerySyntax.EfNamespace : QuerySyntax.RuntimeNamespace);
    }

    /// <summary>The query as something that a call can be written behind.</summary>
    private static ExpressionSyntax Source(ExpressionSyntax query) => query.WithoutLeadingTrivia() switch
    {
        ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax =>
            ParenthesizedExpression(query.WithoutTrivia()),
        var plain => plain,
    };

    private static ExpressionStatementSyntax ByDatabase(WriteForm form, ExpressionSyntax query, InvocationExpressionSyntax save,
        string method, ImmutableArray<ArgumentSyntax> arguments)
    {
        var isAwaited = save.IsAwaited;
        if (save.Token is { } token)
            arguments = arguments.Add(form == WriteForm.Chunks
                ? Argument(NameColon("cancellationToken"), default, token.WithoutTrivia())
                : Argument(token.WithoutTrivia()));

        var call = query.Then(method + (form == WriteForm.Chunks ? "InChunksAsync" : isAwaited ? "Async" : ""), [.. arguments]);
        if (save.Configuration is { } configuration)
            call = call.Then("ConfigureAwait", configuration);
        call = call.WithoutTrailingTrivia();
        return ExpressionStatement(isAwaited
            ? AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), call)
            : call);
    }

    private static ForEachStatementSyntax? InChunks(ExpressionSyntax query, StatementSyntax statement, StatementSyntax saving,
        InvocationExpressionSyntax save, Func<string, StatementSyntax?> tracked)
    {
        var name = FreeName.In(statement, "chunk", "rows");
        return tracked(name) is { } work
            ? LoopEdits.OverChunks(name, query, size: null, Cancellation.Of(save),
                [work, LoopEdits.WithoutBlankLine(saving), LoopEdits.ClearTracker(saving)])
            : null;
    }

    /// <summary>
    /// The new statement instead of the old one, of what saves behind it, and of the declaration of the list; comments stay.
    /// </summary>
    private static SyntaxNode InPlace(
        SyntaxNode root, FixPlaces places, StatementSyntax written, ExpressionSyntax query, StatementSyntax saving)
    {
        var statement = places.Find<StatementSyntax>(root, WriteFacts.StatementPlace)!; // found before
        var lost = Comments(statement, []);
        if (!statement.Contains(query))
            lost.InsertRange(0, query.DescendantTrivia().Where(static t => t.IsComment));
        if (!statement.Contains(saving))
        {
            lost.AddRange(saving.GetLeadingTrivia().Where(static t => t.IsComment));
            root = root.Without(places.Find<InvocationExpressionSyntax>(root, WriteFacts.SavePlace)!
                .FirstAncestorOrSelf<StatementSyntax>()!, SyntaxRemoveOptions.KeepNoTrivia); // a call stands in a statement
            statement = places.Find<StatementSyntax>(root, WriteFacts.StatementPlace)!; // as above
        }

        var kept = new HashSet<string>(written.DescendantTrivia().Select(static t => t.ToString()), StringComparer.Ordinal);
        written = written
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(statement.GetTrailingTrivia().Any(t => t.IsComment && kept.Contains(t.ToString()))
                ? [SyntaxFactory.EndOfLine("\n")]
                : statement.GetTrailingTrivia())
            .Below(lost.Where(t => !kept.Contains(t.ToString())));
        return Replace(root, places, statement, written, WriteFacts.DeclarationPlace);
    }

    /// <summary>A statement in place of another one, and of a declaration above that nobody needs any more.</summary>
    internal static SyntaxNode Replace(
        SyntaxNode root, FixPlaces places, StatementSyntax statement, StatementSyntax written, int declarationPlace)
    {
        root = root.ReplaceNode(statement, written);
        if (places.Find<LocalDeclarationStatementSyntax>(root, declarationPlace) is not { NextStatement: { } next } declaration)
            return root;

        root = root.ReplaceNode(next, next.InPlaceOf(declaration));
        return places.Find<LocalDeclarationStatementSyntax>(root, declarationPlace) is { } left
            ? root.Without(left, SyntaxRemoveOptions.KeepNoTrivia)
            : root;
    }

    /// <summary>The comments in a statement that are lost with it, but for those in what is kept of it.</summary>
    internal static List<SyntaxTrivia> Comments(StatementSyntax statement, SyntaxNode[] kept) =>
        [.. statement.DescendantTrivia().Where(t => t.IsComment && statement.Span.Contains(t.Span)
            && !kept.Any(k => k.FullSpan.Contains(t.Span)))];
}
