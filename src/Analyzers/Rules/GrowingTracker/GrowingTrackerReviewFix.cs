using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.CodeFixes.GrowingTracker;

/// <summary>Empties the change tracker once what it holds is saved.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GrowingTrackerReviewFix() : ReviewFix("ROW2003")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Let go of what is saved (entities that are loaded before are no longer tracked behind it)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<StatementSyntax>(root, 0) is { } save
            ? StatementEdit.Behind(root, save, LoopEdits.ClearTracker(save))
            : null;
}
