using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Rowbound.Analyzers.Tests.HarnessTests;

/// <summary>Reports every ToList, so that the harness can be tested apart from the rules that ship.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SampleRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "TEST0001",
        title: "Sample",
        messageFormat: "'{0}' makes a list",
        category: "Sample",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Inspect, OperationKind.Invocation);
    }

    private static void Inspect(OperationAnalysisContext context)
    {
        if (context.Operation is IInvocationOperation { TargetMethod.Name: "ToList" or "ToListAsync", Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } })
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, access.Name.GetLocation(), access.Name.Identifier.ValueText));
    }
}

/// <summary>Throws on the variable "boom".</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor =
        new("TEST0002", "Throws", "Throws", "Sample", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(
            inspected => throw new InvalidOperationException($"met {inspected.Operation.Syntax}"), OperationKind.VariableDeclarator);
    }
}
