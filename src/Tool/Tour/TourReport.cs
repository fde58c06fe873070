using Rowbound.Tool.Analysis;
using Rowbound.Tool.Fixing;

namespace Rowbound.Tool.Tour;

/// <summary>A job before and after, and what was changed in its file (null: nothing).</summary>
internal sealed record JobComparison(TourJob Job, Measurement Before, Measurement After, FileChange? Change)
{
    public bool IsFixed => Change is not null;

    public bool IsEqual => Before.Result == After.Result && Before.Content == After.Content;

    public bool IsBound => !IsFixed || After.PeakBytes <= TourReport.LimitBytes;
}

/// <summary>Everything that the tour found out.</summary>
internal sealed record TourReport(
    int Rows,
    ImmutableArray<Finding> Findings,
    FixResult Fix,
    IReadOnlyCollection<FileChange> Changes,
    ImmutableArray<JobComparison> Jobs,
    ImmutableArray<string> ReviewRules)
{
    public const long LimitBytes = 64 * 1024 * 1024;

    public bool Holds => Jobs.All(job => job is { IsEqual: true, IsBound: true });
}
