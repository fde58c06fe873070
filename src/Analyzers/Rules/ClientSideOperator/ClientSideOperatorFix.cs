using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes.ClientSideOperator;

/// <summary>Lets the database apply an operator that gives the same there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClientSideOperatorFix() : SafeFix("ROW1003")
{
    private protected override string TitleFor(Diagnostic diagnostic) => $"Let the database apply '{diagnostic.Fact<QueryOperator>()}'";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        ServerSideEdit.Apply(root, places, diagnostic);
}
