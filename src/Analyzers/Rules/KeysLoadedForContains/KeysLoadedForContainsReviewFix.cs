using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.CodeFixes.KeysLoadedForContains;

/// <summary>Leaves the keys in the database: the local holds the query, and the other query has it as a part.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeysLoadedForContainsReviewFix() : ReviewFix("ROW4006")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Ask for the keys in the query itself (one statement instead of two)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<InvocationExpressionSyntax>(root, 0) is { Query: { } query } call
            ? root.ReplaceNode(call.WholeValue, query.WithTriviaFrom(call.WholeValue)).Using("System.Linq")
            : null;
}
