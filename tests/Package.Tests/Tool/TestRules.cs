using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Tool.Analysis;

namespace Rowbound.Package.Tests.Tool;

/// <summary>Rules about names, so that the tool is tested and not what it runs.</summary>
internal static class TestRules
{
    public const string Grows = "TEST1001";
    public const string Wastes = "TEST1002";

    /// <summary>'Table()' grows and 'Page()' wastes.</summary>
    public static RuleCatalog With(params CodeFixProvider[] fixes) => new([new NameRule()], [.. fixes]);

    public static CodeFixProvider Safe(string rule, string replacement) =>
        new RenameFix(rule, replacement, WellKnownFixAllProviders.BatchFixer);

    public static CodeFixProvider Review(string rule, string replacement) => new RenameFix(rule, replacement, fixAll: null);
}

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NameRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Grows = new(
        TestRules.Grows, "Table", "'{0}' grows with the table", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor Wastes = new(
        TestRules.Wastes, "Page", "'{0}' is wasteful", "Test", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Grows, Wastes];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Inspect, SyntaxKind.InvocationExpression);
    }

    private static void Inspect(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax name })
            return;

        var called = name.Identifier.ValueText;
        if (called is "Table" or "Page")
            context.ReportDiagnostic(Found(called is "Table" ? Grows : Wastes, name.GetLocation(), context.ContainingSymbol, called));
    }

    /// <summary>With the fingerprint by which a baseline knows it.</summary>
    private static Diagnostic Found(DiagnosticDescriptor rule, Location place, ISymbol? owner, string called) => owner is null
        ? throw new InvalidOperationException("Calls stand in members.")
        : Diagnostic.Create(
            rule, place, ImmutableDictionary<string, string?>.Empty.Add(Fingerprint.Key, Fingerprint.Of(rule.Id, owner, place)), called);
}

internal sealed class RenameFix(string rule, string replacement, FixAllProvider? fixAll) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [rule];

    public override FixAllProvider? GetFixAllProvider() => fixAll;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var action = CodeAction.Create(
            $"Call {replacement}", token => RenameAsync(context.Document, context.Span.Start, token), rule);
        context.RegisterCodeFix(action, context.Diagnostics);
        return Task.CompletedTask;
    }

    private async Task<Document> RenameAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken) ?? throw new InvalidOperationException("No syntax.");
        var token = root.FindToken(position);
        var renamed = SyntaxFactory.Identifier(replacement).WithTriviaFrom(token);
        return document.WithSyntaxRoot(root.ReplaceToken(token, renamed));
    }
}
