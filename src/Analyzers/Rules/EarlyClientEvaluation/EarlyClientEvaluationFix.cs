using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Rules.EarlyClientEvaluation;

namespace Rowbound.CodeFixes.EarlyClientEvaluation;

/// <summary>Lets the database run operators that give the same there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EarlyClientEvaluationFix() : SafeFix("ROW1004")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        $"Let the database apply {EarlyClientEvaluationFacts.Names(diagnostic)}";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        CutEdit.Apply(root, places, diagnostic);
}
