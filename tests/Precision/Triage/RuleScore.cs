using Rowbound.Precision.Measuring;

namespace Rowbound.Precision.Triage;

/// <summary>How the findings of a rule were judged; <c>Gone</c> are judged ones that are no longer reported.</summary>
internal sealed record RuleScore(string Rule, int Worth, int Minor, int Wrong, int NotJudged, int Gone)
{
    public int Judged => Worth + Minor + Wrong;

    /// <summary>The share of judged findings that are worth it, in percent.</summary>
    public int? WorthPercent => Judged is 0 ? null : (int)Math.Round(100.0 * Worth / Judged);

    /// <summary>The score of each rule that reports something or was judged, in the repositories that were read.</summary>
    public static IReadOnlyList<RuleScore> Of(
        IReadOnlyCollection<Finding> findings, IEnumerable<Judgement> judgements, IEnumerable<string> repositories)
    {
        var read = repositories.ToHashSet();
        var judged = judgements.Where(judgement => read.Contains(judgement.Finding.Repository)).ToArray();
        return
        [
            .. findings.Select(finding => finding.Rule)
                .Union(judged.Select(judgement => judgement.Finding.Rule))
                .Order(StringComparer.Ordinal)
                .Select(rule => Of(
                    rule,
                    [.. findings.Where(finding => finding.Rule == rule).Select(FindingKey.Of)],
                    judged.Where(judgement => judgement.Finding.Rule == rule))),
        ];
    }

    private static RuleScore Of(string rule, FindingKey[] reported, IEnumerable<Judgement> judgements)
    {
        var verdicts = judgements.ToDictionary(judgement => judgement.Finding, judgement => judgement.Verdict);
        return new(
            rule,
            Count(Verdict.Worth),
            Count(Verdict.Minor),
            Count(Verdict.Wrong),
            reported.Count(key => !verdicts.ContainsKey(key)),
            verdicts.Keys.Except(reported).Count());

        int Count(Verdict verdict) => reported.Count(key => verdicts.TryGetValue(key, out var given) && given == verdict);
    }
}
