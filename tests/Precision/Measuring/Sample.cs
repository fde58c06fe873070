namespace Rowbound.Precision.Measuring;

/// <summary>A few of many findings, the same ones whenever the same is asked.</summary>
internal static class Sample
{
    /// <summary>Takes one finding of each repository in turn, so that no large repository speaks for all.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<Finding> findings, int count, int seed) =>
    [
        .. findings
            .GroupBy(finding => finding.Repository)
            .OrderBy(group => Finding.Hash($"{seed} {group.Key}"), StringComparer.Ordinal)
            .Select((group, place) => (Place: place, Shuffled: Shuffle(group, seed)))
            .SelectMany(group => group.Shuffled.Select((finding, turn) => (finding, turn, group.Place)))
            .OrderBy(candidate => candidate.turn)
            .ThenBy(candidate => candidate.Place)
            .Take(count)
            .Select(candidate => candidate.finding),
    ];

    private static IEnumerable<Finding> Shuffle(IEnumerable<Finding> findings, int seed) => findings
        .OrderBy(f => Finding.Hash($"{seed} {f.Path} {f.Line} {f.LineHash}"), StringComparer.Ordinal)
        .ThenBy(f => f.Message, StringComparer.Ordinal);
}
