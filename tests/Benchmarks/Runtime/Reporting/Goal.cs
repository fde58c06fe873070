using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>A bound on a figure of a variant.</summary>
/// <param name="Job">The job that it is about.</param>
/// <param name="Text">What is measured.</param>
/// <param name="IsFloor">Whether the figure should be at least, not at most, the bound.</param>
/// <param name="Measure">The figure; null when the variants that it needs were not run, or not alone in a process.</param>
/// <param name="Bound">The bound by engine and shape; null where there is none.</param>
internal sealed record Goal(
    string Job, string Text, bool IsFloor, Func<CaseResult, double?> Measure, Func<string, string, double?> Bound)
{
    internal bool AppliesTo(CaseResult result) => result.Job == Job && BoundFor(result) is not null;

    internal double? BoundFor(CaseResult result) => Bound(result.Engine, result.Shape);

    internal bool IsMet(CaseResult result, double measured) =>
        IsFloor ? measured >= BoundFor(result) : measured <= BoundFor(result);

    /// <summary>The speed of one variant as a share of another's.</summary>
    internal static Goal Share(Job job, Variant variant, Variant of, double postgres, double sqlite) => new(
        job.Name,
        $"speed of '{variant.Name}' / '{of.Name}'",
        IsFloor: true,
        result => (result.Find(variant.Name), result.Find(of.Name)) is ({ } own, { } other)
            ? other.Speed.RatioTo(own.Speed)
            : null,
        (engine, _) => engine == "postgres" ? postgres : sqlite);

    /// <summary>The most of something that a variant may take.</summary>
    internal static Goal Most(
        Job job, Variant variant, string what, Func<Footprint, double?> measure, Func<string, string, double?> bound) => new(
        job.Name,
        $"{what} of '{variant.Name}'",
        IsFloor: false,
        result => result is { Effort.InOneProcess: false } && result.Find(variant.Name) is { } own
            && own.Footprint is { } footprint
            ? measure(footprint)
            : null,
        bound);
}
