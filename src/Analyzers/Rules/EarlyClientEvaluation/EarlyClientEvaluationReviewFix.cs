using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Rules.EarlyClientEvaluation;

namespace Rowbound.CodeFixes.EarlyClientEvaluation;

/// <summary>Lets the database run operators that may give something else there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EarlyClientEvaluationReviewFix() : ReviewFix("ROW1004")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        $"Let the database apply {EarlyClientEvaluationFacts.Names(diagnostic)} "
        + "(collation, ties, rounding or nulls may give something else)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        CutEdit.Apply(root, places, diagnostic);
}
