using Spectre.Console;

namespace Rowbound.Benchmarks.Cost;

/// <summary>
/// The time inside of each rule, by the compiler's own clock. The rules share a picture of each method, and who asks first pays for
/// it: so each rule is timed alone as well.
/// </summary>
internal static class RuleTable
{
    private const int Lines = 5_000;
    private const int Passes = 3;

    internal static Table Measure()
    {
        var code = SampleCode.With(GeneratedCode.Files(Lines));
        var lines = SampleCode.LinesOf(code);
        var rules = AnalyzerSet.Rowbound.Analyzers;
        var together = Enumerable.Repeat(TimeSpan.MaxValue, rules.Length).ToArray();
        var alone = Enumerable.Repeat(TimeSpan.MaxValue, rules.Length).ToArray();
        Console.Error.WriteLine($"{lines:N0} lines, rule by rule");
        for (var pass = 0; pass < Passes; pass++)
        {
            var times = AnalysisRun.TimePerAnalyzer(code, rules);
            for (var i = 0; i < rules.Length; i++)
            {
                together[i] = Least(together[i], times[i]);
                alone[i] = Least(alone[i], AnalysisRun.TimePerAnalyzer(code, [rules[i]])[0]);
            }
        }

        var table = new Table { Title = new("Time inside of each rule, ms / 1,000 lines") };
        table.AddColumn("").AddColumn(new TableColumn("together").RightAligned()).AddColumn(new TableColumn("alone").RightAligned());
        foreach (var (i, rule) in rules.Index().OrderBy(r => r.Item.SupportedDiagnostics[0].Id, StringComparer.Ordinal))
            table.AddRow($"{rule.SupportedDiagnostics[0].Id} {rule.GetType().Name}", PerThousand(together[i]), PerThousand(alone[i]));
        table.AddRow("all", PerThousand(together.Aggregate((sum, time) => sum + time)), "");
        return table;

        string PerThousand(TimeSpan time) => $"{time.TotalMilliseconds * 1_000 / lines:F2}";
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
