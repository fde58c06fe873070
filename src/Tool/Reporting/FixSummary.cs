using Rowbound.Tool.Fixing;

namespace Rowbound.Tool.Reporting;

internal static class FixSummary
{
    public static string Of(FixResult result, IReadOnlyCollection<FileChange> changes, bool dryRun)
    {
        if (changes.Count is 0)
            return $"Nothing to fix. {Remaining(result)}";

        var done = $"{result.Applied.Sum(step => step.Findings)} findings fixed in {changes.Count} files";
        return $"{done}{(dryRun ? ", written to none of them" : "")}. {Remaining(result)}";
    }

    private static string Remaining(FixResult result) => result.Remaining.Length switch
    {
        0 => "No findings remain.",
        1 => "1 finding remains.",
        var count => $"{count} findings remain.",
    };
}
