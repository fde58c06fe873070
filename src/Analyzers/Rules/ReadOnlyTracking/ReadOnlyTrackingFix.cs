using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.ReadOnlyTracking;

/// <summary>Lets a query whose entities are only read stop tracking.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReadOnlyTrackingFix() : SafeFix("ROW2001")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Do not track the rows";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        NoTrackingEdit.Apply(root, places, diagnostic);
}
