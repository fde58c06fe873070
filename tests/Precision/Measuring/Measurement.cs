namespace Rowbound.Precision.Measuring;

/// <summary>What the rules made of code: of one repository, or of all together.</summary>
internal sealed record Measurement(
    ImmutableArray<Finding> Findings,
    ImmutableArray<RuleFailure> Failures,
    ImmutableArray<UnreadProject> Unread,
    ImmutableSortedDictionary<string, TimeSpan> Times,
    int Projects,
    int Files,
    int Lines)
{
    public static Measurement Nothing { get; } =
        new([], [], [], ImmutableSortedDictionary<string, TimeSpan>.Empty, Projects: 0, Files: 0, Lines: 0);

    public static Measurement Of(IReadOnlyCollection<Measurement> parts) => new(
        [.. parts.SelectMany(part => part.Findings)],
        [.. parts.SelectMany(part => part.Failures)],
        [.. parts.SelectMany(part => part.Unread)],
        parts.SelectMany(part => part.Times)
            .GroupBy(time => time.Key, time => time.Value)
            .ToImmutableSortedDictionary(
                rule => rule.Key, rule => new TimeSpan(rule.Sum(time => time.Ticks)), StringComparer.Ordinal),
        parts.Sum(part => part.Projects),
        parts.Sum(part => part.Files),
        parts.Sum(part => part.Lines));
}
