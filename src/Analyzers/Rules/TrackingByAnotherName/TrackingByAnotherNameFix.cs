using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes.TrackingByAnotherName;

/// <summary>Lets a stream whose rows share nothing go without identity resolution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TrackingByAnotherNameFix() : SafeFix("ROW2005")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Do not resolve identities";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<InvocationExpressionSyntax>(root, 0) is { } call
            ? OperatorEdit.Rename(root, call, nameof(QueryOperator.AsNoTracking))
            : null;
}
