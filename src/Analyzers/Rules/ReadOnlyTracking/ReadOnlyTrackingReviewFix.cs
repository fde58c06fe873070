using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.ReadOnlyTracking;

/// <summary>Lets a query stop tracking whose rows refer to entities that they share.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReadOnlyTrackingReviewFix() : ReviewFix("ROW2001")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Do not track the rows, but share what they refer to (only within this query; JSON columns may refuse it)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        NoTrackingEdit.Apply(root, places, diagnostic);
}
