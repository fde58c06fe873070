using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.OffsetLoop;

/// <summary>Walks by key what an offset loop drains, where nothing in the loop can change what is still to come.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OffsetLoopFix() : SafeFix("ROW4003")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Read in chunks by key";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        DrainEdit.Apply(root, places, diagnostic);
}
