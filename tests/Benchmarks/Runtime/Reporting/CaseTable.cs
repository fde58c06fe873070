using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>Speed and memory of all variants of a job on one database.</summary>
internal static class CaseTable
{
    internal static ReportTable Of(CaseResult result) => new(
        $"{result.Title} ({result.Effort})",
        [
            "", "best s", "µs/row", "× limit", "CPU µs/row", "CPU × limit", "passes", "B/row", "peak MB", "live MB", "RSS MB",
            "gen2", "pause ms", "first row ms", "statements", "per chunk",
        ],
        [.. result.Variants.Select(variant => Row(result, variant))]);

    private static IReadOnlyList<string> Row(CaseResult result, VariantResult variant)
    {
        var speed = variant.Speed;
        IReadOnlyList<string> times =
        [
            variant.Name,
            $"{speed.Best.Seconds:F3}",
            $"{speed.Best.Seconds * 1e6 / result.Affected:F2}",
            $"{speed.RatioTo(result.Limit.Speed):F2}",
        ];
        if (variant.Footprint is not { } footprint)
            return [.. times, "", "", $"{speed.Passes}", .. Enumerable.Repeat("", 9)];

        return
        [
            .. times,
            $"{speed.Best.ProcessorSeconds * 1e6 / result.Affected:F2}",
            $"{speed.ProcessorRatioTo(result.Limit.Speed):F2}",
            $"{speed.Passes}",
            $"{(double)footprint.AllocatedBytes / result.Affected:N0}",
            Megabytes(footprint.PeakBytes),
            Megabytes(footprint.LiveBytes),
            Megabytes(footprint.ResidentBytes),
            $"{footprint.Gen2}",
            $"{footprint.PauseMilliseconds:N0}",
            footprint.FirstRowMilliseconds is { } first ? $"{first:N0}" : "",
            footprint.Statements is { } statements ? $"{statements:N0}" : "not seen",
            footprint.StatementsPerChunk is { } perChunk ? $"{perChunk:F2}" : "",
        ];
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:N0}";
}
