using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.OffsetLoop;

/// <summary>Walks by key what an offset loop drains, where the loop may change the rows that are still to come.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OffsetLoopReviewFix() : ReviewFix("ROW4003")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Read in chunks by key (rows that the loop removes from the query no longer shift the pages)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        DrainEdit.Apply(root, places, diagnostic);
}
