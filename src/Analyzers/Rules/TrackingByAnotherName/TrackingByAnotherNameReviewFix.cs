using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes.TrackingByAnotherName;

/// <summary>Lets a stream of projections with entities in them stop tracking.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TrackingByAnotherNameReviewFix() : ReviewFix("ROW2005")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Do not track the entities in the rows (each row gets objects of its own, and changes to them are not saved)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<ExpressionSyntax>(root, 0) is { } query
            ? root.ReplaceNode(query, query.InPlace(LoopEdits.Untracked(query, query, NoTrackingForm.Plain)))
                .Using(QuerySyntax.EfNamespace)
            : null;
}
