using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.EntityForOneValue;

/// <summary>Reads only the columns that are used of a single row.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EntityForOneValueFix() : SafeFix("ROW3003")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Read only the columns that are used";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        ProjectionEdit.OfOne(root, places, diagnostic);
}
