using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes;

/// <summary>
/// A fix of one rule. It edits the syntax by the places and facts that the diagnostic carries and repeats no analysis, so that
/// several fixes can be applied to one document one after the other, also where they meet in one statement.
/// </summary>
public abstract class RuleFix : CodeFixProvider
{
    private readonly string _ruleId;
    private readonly FixSafety _safety;

    private protected RuleFix(string ruleId, FixSafety safety)
    {
        _ruleId = ruleId;
        _safety = safety;
        FixableDiagnosticIds = [ruleId];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Fixes(diagnostic))
                context.RegisterCodeFix(Action(context.Document, diagnostic), diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>What the fix does, and for a fix to review what may differ, as the reader sees it in the menu.</summary>
    private protected abstract string TitleFor(Diagnostic diagnostic);

    /// <summary>Edits the document for one diagnostic.</summary>
    /// <returns>The new root; <see langword="null"/> where another fix has changed the place meanwhile.</returns>
    private protected abstract SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic);

    private protected bool Fixes(Diagnostic diagnostic) =>
        FixFacts.TryReadSafety(diagnostic, out var safety) && safety == _safety;

    /// <summary>Applies the fix for each of the diagnostics of a document, each to the result of the one before.</summary>
    private protected async Task<Document> RewriteAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return document;

        var marked = FixPlaces.Mark(ref root, diagnostics);
        foreach (var (diagnostic, places) in marked)
            root = Rewrite(root, places, diagnostic) ?? root;

        if (await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation)
            root = root.WithoutUsings(QuerySyntax.GlobalUsings(compilation, cancellation));

        document = await Simplifier
            .ReduceAsync(document.WithSyntaxRoot(root), Simplifier.Annotation, cancellationToken: cancellation)
            .ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private CodeAction Action(Document document, Diagnostic diagnostic) => CodeAction.Create(
        TitleFor(diagnostic),
        cancellation => RewriteAsync(document, [diagnostic], cancellation),
        equivalenceKey: _safety == FixSafety.Safe ? _ruleId : $"{_ruleId}.{_safety}");
}
