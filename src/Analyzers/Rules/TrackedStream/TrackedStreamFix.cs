using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.TrackedStream;

/// <summary>Lets a loop whose rows are only read stream them untracked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TrackedStreamFix() : SafeFix("ROW2002")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Do not track the rows";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        NoTrackingEdit.Apply(root, places, diagnostic);
}
