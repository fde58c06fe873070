using Rowbound.Equivalence.Tests.Cases;
using Rowbound.EquivalenceRunner;

namespace Rowbound.Equivalence.Tests;

/// <summary>What must hold between the runs before and after a fix. Each says what does not, or null.</summary>
internal static class SafeCaseChecks
{
    private const long Megabyte = 1_000_000;

    /// <summary>What a chunk or two, or the buffers of a provider, may take beyond what few rows do.</summary>
    private const long MostGrowth = 16 * Megabyte;

    /// <summary>Less than this is not growth.</summary>
    private const long LeastGrowth = 2 * Megabyte;

    /// <summary>The same is computed and written, and no more is read or held.</summary>
    internal static string? Same(SafeCase example, Measurement was, Measurement now)
    {
        if ((was.Result, was.Exception, was.Tables) != (now.Result, now.Exception, now.Tables)
            || !was.Writes.SequenceEqual(now.Writes))
            return $"The results differ:\n{was}\n{now}";

        // A statement that finds nothing more is counted as a row, and an answer is one, also about no rows at all.
        return now.Tracked <= was.Tracked && now.Rows <= was.Rows + now.Statements
            && now.Cells <= was.Cells + now.Statements * Math.Max(1, was.Cells / Math.Max(1, was.Rows)) + (example.ReadsKey ? now.Rows : 0)
            ? null
            : $"More is read or held:\n{was}\n{now}";
    }

    /// <summary>What is to fall has fallen.</summary>
    internal static string? Falls(Fall falls, Measurement was, Measurement now)
    {
        Fall[] risen =
        [
            now.Tracked < was.Tracked ? Fall.Nothing : Fall.Tracked,
            now.Rows < was.Rows ? Fall.Nothing : Fall.Rows,
            now.Cells < was.Cells ? Fall.Nothing : Fall.Cells,
        ];
        return risen.Any(one => one != Fall.Nothing && falls.HasFlag(one)) ? $"{falls} did not fall:\n{was}\n{now}" : null;
    }

    /// <summary>The memory that many rows take beyond few has not risen, and is gone where it should be.</summary>
    internal static string? Memory(SafeCase example, IReadOnlyList<Measurement> was, IReadOnlyList<Measurement> now)
    {
        var (before, after) = (Growth(was), Growth(now));
        var isBounded = after <= MostGrowth && before >= 2 * Math.Max(after, LeastGrowth);
        return after <= before + MostGrowth && (isBounded || !example.StopsGrowing) ? null : MemoryOf(was, now);
    }

    /// <summary>The memory that many rows take beyond few, in words.</summary>
    internal static string MemoryOf(IReadOnlyList<Measurement> was, IReadOnlyList<Measurement> now) =>
        $"Many rows took {(double)Growth(was) / Megabyte:0.0} MB more than few before, {(double)Growth(now) / Megabyte:0.0} MB after.";

    private static long Growth(IReadOnlyList<Measurement> runs) => Math.Max(0, runs[^1].LiveBytes - runs[^2].LiveBytes);
}
