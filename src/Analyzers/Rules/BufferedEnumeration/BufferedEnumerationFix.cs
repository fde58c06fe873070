using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes.BufferedEnumeration;

/// <summary>Lets a loop run over the query itself instead of a list of its rows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferedEnumerationFix() : SafeFix("ROW1002")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Read the rows one by one";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<InvocationExpressionSyntax>(root, LoopPlaces.Call) is not { Query: { } source } call
            || places.LoopIn(root) is not { } loop)
            return null;

        var query = places.Untracked(root, source, diagnostic);
        return places
            .Replace(root, loop, LoopEdits.Streamed(loop, query, call))
            .UsingIf(query != source, QuerySyntax.EfNamespace);
    }
}
