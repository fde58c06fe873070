using System.CommandLine;
using System.Globalization;
using Rowbound.Precision.Reporting;
using Rowbound.Precision.Triage;
using Spectre.Console;

namespace Rowbound.Precision.Commands;

internal sealed class TriageCommand(Screen screen)
{
    private readonly Argument<DirectoryInfo> _root = CommonOptions.Root();

    private readonly Option<string?> _only = CommonOptions.Only();

    private readonly Option<string?> _rule = CommonOptions.Rule();

    public Command Build()
    {
        var command = new Command("triage", "Compares the warnings with what was judged of them.")
        {
            _root, _only, _rule,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var rule = arguments.GetValue(_rule);
        // Read first: a mistake in the file should not show after minutes.
        var judgements = Judgement.Parse(OwnText.Lines(OwnText.Triage))
            .Where(judgement => rule is null || judgement.Finding.Rule.Equals(rule, StringComparison.OrdinalIgnoreCase));
        var corpus = new Corpus(arguments.GetRequiredValue(_root), arguments.GetValue(_only), screen);
        var measured = await corpus.MeasureAsync(rule, cancellationToken);
        var scores = RuleScore.Of(
            [.. measured.Findings.Where(finding => finding.Severity >= DiagnosticSeverity.Warning)],
            judgements,
            corpus.Repositories.Select(repository => repository.Name));

        Write(scores);
        return measured.Failures is [] && scores.All(score => score.Wrong is 0) ? ExitCode.Good : ExitCode.Defect;
    }

    private void Write(IEnumerable<RuleScore> scores)
    {
        var table = Screen.Table("rule", "judged", "worth", "minor", "wrong", "not judged", "gone");
        foreach (var score in scores)
        {
            table.AddRow(
                score.Rule, Text(score.Judged), score.WorthPercent is { } percent ? $"{Text(percent)} %" : "-",
                Text(score.Minor), Text(score.Wrong), Text(score.NotJudged), Text(score.Gone));
        }

        screen.Out.Write(table);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
