using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes.ReadOnlyTracking;

/// <summary>Lets a query whose entities are only read stop tracking.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReadOnlyTrackingFix() : SafeFix("ROW2001")
{
    private protected override string TitleFor(Diagnostic diagnostic) => diagnostic.Fact<NoTrackingForm>() == NoTrackingForm.Plain
        ? "Do not track the rows"
        : "Do not track the rows, but share what they refer to";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        NoTrackingEdit.Apply(root, places, diagnostic);
}
