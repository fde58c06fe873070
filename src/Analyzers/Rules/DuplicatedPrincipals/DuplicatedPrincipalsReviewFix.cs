using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes.DuplicatedPrincipals;

/// <summary>Lets the rows of a list share what they refer to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DuplicatedPrincipalsReviewFix() : ReviewFix("ROW2006")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Share what the rows refer to (a change to it is seen by all of them; JSON columns may refuse it)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<InvocationExpressionSyntax>(root, 0) is { } call
            ? OperatorEdit.Rename(root, call, nameof(QueryOperator.AsNoTrackingWithIdentityResolution))
            : null;
}
