using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>What finished under a limited heap.</summary>
internal static class LimitTable
{
    internal static ReportTable Of(IReadOnlyList<LimitResult> results) => new(
        $"Whole rows with {LimitCheck.HeapBytes >> 20} MB of managed heap",
        ["", "rows", "outcome", "peak MB", "live MB", "as expected"],
        [.. results.Select(result => (IReadOnlyList<string>)
        [
            $"{result.Engine}: {result.Variant}",
            $"{result.Rows:N0}",
            result.Footprint is null ? "out of memory" : "finished",
            result.Footprint is { PeakBytes: var peak } ? $"{peak / 1e6:F1}" : "",
            result.Footprint is { LiveBytes: var live } ? $"{live / 1e6:F1}" : "",
            result.IsAsExpected ? "yes" : "NO",
        ])]);
}
