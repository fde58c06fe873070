using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Cost;
using Spectre.Console;

namespace Rowbound.Benchmarks.Cost;

/// <summary>What analysis costs: Rowbound beside its peers, on the same code and in the same run.</summary>
internal static class CostCommand
{
    private const int Width = 120;

    internal static int Run()
    {
        var output = AnsiConsole.Create(new() { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        output.Profile.Width = Math.Max(output.Profile.Width, Width);
        ImmutableArray<AnalyzerSet> sets = [AnalyzerSet.Rowbound, .. AnalyzerSet.Peers()];
        output.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, Roslyn {typeof(Compilation).Assembly.GetName().Version}, one thread");
        output.Write(SpeedTable.Measure(sets));
        output.Write(RuleTable.Measure());
        foreach (var form in Enum.GetValues<PairForm>())
            output.Write(CurveTable.Measure(form, sets));
        return 0;
    }
}
