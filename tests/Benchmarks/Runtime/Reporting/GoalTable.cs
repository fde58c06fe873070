using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>What the library promises itself, beside what was measured.</summary>
internal static class GoalTable
{
    internal static ReportTable Of(IReadOnlyList<CaseResult> cases) => new(
        "Goals",
        ["", "figure", "measured", "goal", "met"],
        [.. from result in cases
            from goal in Goals.All
            where goal.AppliesTo(result)
            let measured = goal.Measure(result)
            where measured is not null
            select (IReadOnlyList<string>)
            [
                result.Title,
                goal.Text,
                $"{measured:F2}",
                $"{(goal.IsFloor ? "≥" : "≤")} {goal.BoundFor(result):0.##}",
                goal.IsMet(result, measured.Value) ? "yes" : "NO",
            ]],
        Names: 2);
}
