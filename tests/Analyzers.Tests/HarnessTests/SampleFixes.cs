using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Simplification;

namespace Rowbound.Analyzers.Tests.HarnessTests;

/// <summary>Renames what <see cref="SampleRule"/> reports.</summary>
public abstract class SampleFix(string from, string to, string? import = null) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TEST0001"];

    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(
        async (_, document, diagnostics) => await Rewrite(document, diagnostics));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Rename", _ => Rewrite(context.Document, context.Diagnostics), "TEST0001"), context.Diagnostics);
        return Task.CompletedTask;
    }

    private async Task<Document> Rewrite(Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync())!; // C# documents have a root
        var names = diagnostics.Select(d => root.FindNode(d.Location.SourceSpan)).OfType<IdentifierNameSyntax>();
        root = root.ReplaceNodes(names, (_, name) => SyntaxFactory.IdentifierName(name.Identifier.ValueText.Replace(from, to, StringComparison.Ordinal)).WithTriviaFrom(name));
        if (import is not null && root.Usings.All(u => u.Name!.ToString() != import))
            root = root.WithUsings(root.Usings.Add(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(import).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.LineFeed)));
        return document.WithSyntaxRoot(root.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}

public sealed class ToArrayFix() : SampleFix("ToList", "ToArray");

public sealed class NothingFix() : SampleFix("ToList", "ToList");

public sealed class NonsenseFix() : SampleFix("ToList", "ToNonsense");

public sealed class NeedlessUsingFix() : SampleFix("ToList", "ToArray", "Microsoft.EntityFrameworkCore.Metadata");

/// <summary>The same fix for a reader to review.</summary>
public sealed class ToArrayReviewFix() : SampleFix("ToList", "ToArray")
{
    public override FixAllProvider? GetFixAllProvider() => null;
}
