namespace Rowbound.Precision.Triage;

/// <summary>A finding that was judged, a row of <c>triage.tsv</c>.</summary>
internal sealed record Judgement(FindingKey Finding, Verdict Verdict, string Reason)
{
    public const string Header = "rule\trepository\tpath\tline\tverdict\treason";

    public static IReadOnlyList<Judgement> Parse(string[] lines) => lines is [Header, .. var rows]
        ? Distinct([.. rows.Select(Parse)])
        : throw new PrecisionFailure("triage.tsv has lost its head.", $"Its first line is '{Header}', with tabs.");

    /// <summary>Lines of a file that read the same are one row: they are told apart by nothing but their numbers.</summary>
    private static Judgement[] Distinct(Judgement[] judgements) =>
        judgements.GroupBy(static j => j.Finding).FirstOrDefault(static g => g.Skip(1).Any()) is { Key: var twice }
            ? throw new PrecisionFailure(
                $"triage.tsv judges {twice.Rule} at {twice.Path} in {twice.Repository} twice ({twice.LineHash}).", "Make one row of the two.")
            : judgements;

    private static Judgement Parse(string row) =>
        row.Split('\t') is [var rule, var repository, var path, var line, var word, { Length: > 0 } reason]
        && VerdictOf(word) is { } verdict
            ? new(new(rule, repository, path, line), verdict, reason)
            : throw new PrecisionFailure($"'{row}' is no judgement.", "Write six columns; the verdict is worth, minor or wrong.");

    private static Verdict? VerdictOf(string word) => word switch
    {
        "worth" => Verdict.Worth,
        "minor" => Verdict.Minor,
        "wrong" => Verdict.Wrong,
        _ => null,
    };
}
