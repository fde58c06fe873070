using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Cost;
using Spectre.Console;

namespace Rowbound.Benchmarks.Cost;

/// <summary>How the cost of one method grows with its size: twice the code should cost twice as much.</summary>
internal static class CurveTable
{
    private const int Counted = 2;

    private static readonly ImmutableArray<int> Sizes = [50, 100, 200, 400, 800];

    internal static Table Measure(PairForm form, ImmutableArray<AnalyzerSet> sets)
    {
        var cases = new List<(Action Run, int Times)>();
        foreach (var size in Sizes)
        {
            var code = SampleCode.Only("Ledger.cs", PairedMethod.Of(form, size, "Shop.Data"));
            var times = Math.Max(1, 100 / size);
            cases.Add((() => AnalysisRun.Bind(code), times));
            foreach (var set in sets)
                cases.Add((() => AnalysisRun.Analyse(code, set.Analyzers), times));
        }

        var least = Passes.Measure($"{form} pairs", cases, Counted);
        var table = new Table { Title = new($"{form} pairs of a query and a loop in one method: ms beyond binding (growth per doubling)") };
        table.AddColumn("");
        foreach (var size in Sizes)
            table.AddColumn(new TableColumn($"{size}").RightAligned());
        for (var i = 0; i < sets.Length; i++)
            table.AddRow([sets[i].Name, .. Enumerable.Range(0, Sizes.Length).Select(size => Cell(i, size))]);
        return table;

        string Cell(int set, int size)
        {
            var cost = CostOf(set, size);
            return size == 0 ? $"{cost:F1}" : $"{cost:F1} (×{cost / CostOf(set, size - 1):F2})";
        }

        double CostOf(int set, int size)
        {
            var at = size * (sets.Length + 1);
            return least[at + 1 + set].Without(least[at]).Milliseconds;
        }
    }
}
