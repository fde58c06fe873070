using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.UnusedLargeColumn;

/// <summary>Reads only the columns that are used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnusedLargeColumnFix() : SafeFix("ROW3001")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Read only the columns that are used";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        ProjectionEdit.OfRows(root, places, diagnostic);
}
