using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Spectre.Console;

namespace Rowbound.Benchmarks.Cost;

/// <summary>The cost of each set of analyzers per thousand lines of code.</summary>
internal static class SpeedTable
{
    private const int Lines = 20_000;
    private const int Counted = 3;

    internal static Table Measure(ImmutableArray<AnalyzerSet> sets)
    {
        var code = SampleCode.With(GeneratedCode.Files(Lines));
        var lines = SampleCode.LinesOf(code);
        var reports = new ImmutableArray<Diagnostic>[sets.Length];
        var least = Passes.Measure(
            $"{lines:N0} lines",
            [
                (() => AnalysisRun.Bind(code), 1),
                (() => AnalysisRun.Analyse(code, [new OperationsOnly()]), 1),
                .. sets.Select((set, i) => ((Action)(() => reports[i] = AnalysisRun.Analyse(code, set.Analyzers)), 1)),
            ],
            Counted);

        var table = new Table { Title = new($"Cost of analysis beyond binding, {lines:N0} lines") };
        foreach (var heading in (ReadOnlySpan<string>)["", "rules", "ms / 1,000 lines", "bytes / line", "reported"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.Columns[0].LeftAligned();
        AddRow("binding itself", "", least[0], "");
        AddRow("an analyzer that asks for operations, no more", "", least[1].Without(least[0]), "");
        for (var i = 0; i < sets.Length; i++)
        {
            var (name, version, _) = sets[i];
            AddRow($"{name} {version}", $"{sets[i].Rules}", least[i + 2].Without(least[0]), $"{reports[i].Count(sets[i].Reports):N0}");
        }

        return table;

        void AddRow(string name, string rules, Measurement cost, string reported) =>
            table.AddRow(name, rules, $"{cost.Milliseconds * 1_000 / lines:F1}", $"{cost.Bytes / lines:N0}", reported);
    }

    /// <summary>The floor under everything that works on operations: the compiler makes them when the first analyzer asks.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class OperationsOnly : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("NONE", "", "", "", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationBlockAction(static block =>
            {
                foreach (var operation in block.OperationBlocks)
                    _ = operation.Kind;
            });
        }
    }
}
