using System.Text;
using Rowbound.Tool.Fixing;

namespace Rowbound.Tool.Tour;

/// <summary>tour.html: one page, nothing loaded from elsewhere.</summary>
internal sealed class TourPage(TourReport report)
{
    public async Task<string> WriteAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.FullName, "tour.html");
        try
        {
            folder.Create();
            await File.WriteAllTextAsync(path, Content(), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure($"The page cannot be written: {e.Message}", "Give --output a folder that is yours.");
        }

        return path;
    }

    private string Content() => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Rowbound tour</title>
        <style>
        {EmbeddedText.Read("Page/tour.css")}
        </style>
        </head>
        <body>
        <main>
        {Header()}
        {Summary()}
        <section class="jobs">
        {string.Join('\n', Ranked().Select(Card))}
        </section>
        {Footer()}
        </main>
        </body>
        </html>
        """;

    private IEnumerable<JobComparison> Ranked() =>
        report.Jobs.OrderByDescending(job => job.IsFixed).ThenByDescending(job => job.Before.PeakBytes);

    private string Header()
    {
        var growing = report.Findings.Count(finding => finding.Severity >= DiagnosticSeverity.Warning);
        var worstBefore = report.Jobs.Max(job => job.Before.PeakBytes);
        var worstAfter = report.Jobs.Where(job => job.IsFixed).MaxBy(job => job.After.PeakBytes);
        var after = worstAfter is null ? "none" : Units.Megabytes(worstAfter.After.PeakBytes);
        var equal = report.Jobs.Count(job => job.IsEqual);
        return $"""
            <header>
            <h1>Rowbound tour</h1>
            <p class="lead">The same jobs on the same {report.Rows:N0} rows, as they were written and as Rowbound fixed them.</p>
            <dl class="tiles">
            <div><dt>places that grow with the data</dt><dd>{growing}</dd></div>
            <div><dt>largest peak before</dt><dd class="before">{Units.Megabytes(worstBefore)}</dd></div>
            <div><dt>largest peak of a fixed job</dt><dd class="after">{after}</dd></div>
            <div><dt>results equal</dt><dd>{equal} of {report.Jobs.Length}</dd></div>
            </dl>
            </header>
            """;
    }

    private string Summary()
    {
        var most = report.Jobs.Max(job => Math.Max(job.Before.PeakBytes, job.After.PeakBytes));
        var rows = Ranked().Select(job => $"""
            <tr><th scope="row"><a href="#{Id(job)}">{Html.Text(job.Job.Name)}</a></th>
            {Bar(job.Before, most, "before")}{Bar(job.After, most, "after")}
            <td class="number">{Units.Seconds(job.Before.Milliseconds)}</td>
            <td class="number">{Units.Seconds(job.After.Milliseconds)}</td>
            <td>{Result(job)}</td></tr>
            """);
        return $"""
            <section>
            <h2>Peak managed memory</h2>
            <div class="scroll"><table>
            <thead><tr><th scope="col">job</th><th scope="col">before</th><th scope="col">after</th>
            <th scope="col" class="number">time before</th><th scope="col" class="number">time after</th>
            <th scope="col">result</th></tr></thead>
            <tbody>
            {string.Join('\n', rows)}
            </tbody></table></div>
            </section>
            """;
    }

    private static string Bar(Measurement measurement, long most, string name)
    {
        var share = 100.0 * measurement.PeakBytes / most;
        return $"""
            <td class="bar"><span class="track"><span class="fill {name}" style="width:{share:F1}%"></span></span>
            <span class="value">{Units.Megabytes(measurement.PeakBytes)}</span></td>
            """;
    }

    private string Card(JobComparison job) => $"""
        <article id="{Id(job)}">
        <h2>{Html.Text(job.Job.Name)} <small>{Html.Text(job.Job.Path)}</small></h2>
        <p class="legend"><span class="key before">before: peak {Units.Megabytes(job.Before.PeakBytes)},
        {Units.Seconds(job.Before.Milliseconds)}</span> <span class="key after">{(job.IsFixed ? "after" : "after (not changed)")}:
        peak {Units.Megabytes(job.After.PeakBytes)}, {Units.Seconds(job.After.Milliseconds)}</span> {Result(job)}</p>
        {new MemoryPlot(job.Before, job.After).Svg($"Managed memory over time of the job {job.Job.Name}, before and after")}
        {Findings(job)}
        {Details(job.Change)}
        </article>
        """;

    private string Findings(JobComparison job)
    {
        var items = report.Findings
            .Where(finding => finding.Path == job.Job.Path)
            .OrderBy(finding => finding.Line)
            .Select(finding => $"<li><b>{finding.Rule}</b> line {finding.Line}: {Html.Text(finding.Message)}</li>")
            .ToArray();
        return items.Length is 0 ? "" : $"<ul class=\"findings\">{string.Concat(items)}</ul>";
    }

    private static string Details(FileChange? change)
    {
        if (change is null)
            return "";

        var lines = new StringBuilder();
        foreach (var line in UnifiedDiff.Of(change.Path, change.Before, change.After).Skip(2))
            lines.Append($"<span class=\"{Kind(line)}\">{Html.Text(line)}</span>\n");
        return $"<details><summary>what was changed</summary><pre>{lines}</pre></details>";
    }

    private static string Kind(string line) => line switch
    {
        ['+', ..] => "added",
        ['-', ..] => "removed",
        ['@', ..] => "hunk",
        _ => "same",
    };

    private static string Result(JobComparison job) => job switch
    {
        { IsEqual: false } => "<span class=\"badge bad\">result differs</span>",
        { IsBound: false } => "<span class=\"badge bad\">above the limit</span>",
        _ => "<span class=\"badge good\">equal</span>",
    };

    private string Footer()
    {
        var review = report.ReviewRules.IsEmpty
            ? "Only safe fixes were applied."
            : $"Beside the safe fixes, those to review of {string.Join(", ", report.ReviewRules)} were applied.";
        return $"""
            <footer><p>{review} Every job ran in a process of its own, whose managed heap
            (<code>GC.GetTotalMemory(false)</code>) was read every 10 ms with a first generation of 4 MB, before and after
            alike. The dashed line is the limit that a fixed job keeps: {Units.Megabytes(TourReport.LimitBytes)}.</p></footer>
            """;
    }

    private static string Id(JobComparison job) => job.Job.Name.Replace(' ', '-');
}
