using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Cost;

/// <summary>Tests that measure time run alone: other tests would be measured with them.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

/// <summary>What analysis may cost. The numbers beside other packages come from the benchmarks.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class CostTests
{
    private const int Passes = 5;
    private const int Attempts = 4;

    /// <summary>Three doublings between them: a collection of garbage weighs less than in one.</summary>
    private const int Small = 100;
    private const int Large = 800;

    /// <summary>A method of twice the size costs twice as much, and a little: 2.2 is the aim, the rest is noise. A square would be 4.</summary>
    private const double MostGrowth = 3.0;

    private static readonly AnalyzerOptions NoOptions = new([]);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [.. RuleCatalogue.Rules.Select(shipped => shipped.Rule)];

    public static TheoryData<PairForm> Forms => [.. Enum.GetValues<PairForm>()];

    [Theory, MemberData(nameof(Forms))]
    public async Task A_method_of_twice_the_size_costs_twice_as_much(PairForm form)
    {
        var small = await Compile(Setup.Default, PairedMethod.Of(form, Small, "Shop"));
        var large = await Compile(Setup.Default, PairedMethod.Of(form, Large, "Shop"));
        var growth = new List<double>();
        do
            growth.Add(await Growth(small, large));
        while (growth[^1] > MostGrowth && growth.Count < Attempts);

        Assert.True(growth[^1] <= MostGrowth, $"Each doubling costs {string.Join(", ", growth.Select(g => $"{g:F2}"))} times as much.");
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task The_measured_method_is_one_that_rules_report(PairForm form)
    {
        const int Pairs = 10;

        var found = await RuleRun.Of(await Compile(Setup.Default, PairedMethod.Of(form, Pairs, "Shop")), NoOptions, Rules);
        Assert.InRange(found.Length, Pairs, int.MaxValue);
    }

    [Fact]
    public async Task Nothing_is_registered_where_EF_Core_is_not_referenced()
    {
        const string Code = "class C { void M() { foreach (var n in new[] { 1 }) { } } }";

        foreach (var counts in await Telemetry(await Compile(Setup.WithoutEfCore, Code)))
        {
            Assert.Equal(0, ActionsBeyondStart(counts));
            Assert.Equal(1, counts.CompilationStartActionsCount);
        }
    }

    [Fact]
    public async Task Every_rule_registers_something_where_EF_Core_is_referenced()
    {
        foreach (var counts in await Telemetry(await Compile(Setup.Default, "class C;")))
            Assert.NotEqual(0, ActionsBeyondStart(counts));
    }

    /// <summary>The growth of the cost per doubling: passes alternate, the least of each counts.</summary>
    private static async Task<double> Growth(Compilation small, Compilation large)
    {
        var (leastOfSmall, leastOfLarge) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var pass = 0; pass < Passes; pass++)
        {
            leastOfSmall = Least(leastOfSmall, await TimeInRules(small));
            leastOfLarge = Least(leastOfLarge, await TimeInRules(large));
        }

        return Math.Pow(leastOfLarge / leastOfSmall, 1 / Math.Log2(Large / Small));
    }

    /// <summary>The time that passes inside of the rules, without that of the compiler around them.</summary>
    private static async Task<TimeSpan> TimeInRules(Compilation compilation) =>
        (await Telemetry(compilation)).Aggregate(TimeSpan.Zero, (sum, rule) => sum + rule.ExecutionTime);

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<IEnumerable<AnalyzerTelemetryInfo>> Telemetry(Compilation compilation)
    {
        GC.Collect();

        // The picture of a method is kept with its compilation: a clone has none yet.
        var run = compilation.Clone().WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(
            NoOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        return (await run.GetAnalysisResultAsync(TestContext.Current.CancellationToken)).AnalyzerTelemetryInfo.Values;
    }

    private static int ActionsBeyondStart(AnalyzerTelemetryInfo counts) =>
        counts.OperationBlockActionsCount + counts.OperationBlockStartActionsCount + counts.OperationBlockEndActionsCount
        + counts.OperationActionsCount + counts.SyntaxNodeActionsCount + counts.SyntaxTreeActionsCount
        + counts.SymbolActionsCount + counts.SymbolStartActionsCount + counts.SymbolEndActionsCount
        + counts.SemanticModelActionsCount + counts.CodeBlockActionsCount + counts.CodeBlockStartActionsCount
        + counts.CodeBlockEndActionsCount + counts.CompilationEndActionsCount + counts.CompilationActionsCount
        + counts.AdditionalFileActionsCount;

    private static async Task<Compilation> Compile(Setup setup, string code)
    {
        var project = TestProject.Create(setup, code);
        await RuleRun.AssertCompiles(project, "code to measure");
        return await RuleRun.CompileAsync(project);
    }
}
