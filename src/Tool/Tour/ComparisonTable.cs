using Spectre.Console;

namespace Rowbound.Tool.Tour;

/// <summary>Before and after side by side.</summary>
internal sealed class ComparisonTable(TourReport report)
{
    public void Write(IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("Job");
        foreach (var title in (string[])["Peak before", "Peak after", "Time before", "Time after"])
            table.AddColumn(title, column => column.Alignment = Justify.Right);
        table.AddColumns("Result", "Fixed");

        foreach (var job in report.Jobs)
        {
            table.AddRow(
                new Text(job.Job.Name),
                Peak(job.Before, bound: true),
                Peak(job.After, job.IsBound),
                Time(job.Before),
                Time(job.After),
                job.IsEqual ? new Text("equal", Color.Green) : new Text("DIFFERENT", Color.Red),
                new Text(job.IsFixed ? "yes" : "-"));
        }

        console.MarkupLineInterpolated($"\n[bold]Peak managed memory and time, {report.Rows:N0} rows[/]");
        console.Write(table);
        console.MarkupLineInterpolated($"{Verdict()}");
    }

    private string Verdict()
    {
        var different = report.Jobs.Count(job => !job.IsEqual);
        var large = report.Jobs.Count(job => !job.IsBound);
        var limit = Units.Megabytes(TourReport.LimitBytes);
        return (different, large) switch
        {
            (0, 0) => $"All {report.Jobs.Length} results are equal, and every fixed job stays within {limit}.",
            (0, _) => $"{large} fixed jobs take more than {limit}.",
            _ => $"{different} jobs give another result than before.",
        };
    }

    private static Text Peak(Measurement measurement, bool bound) =>
        new(Units.Megabytes(measurement.PeakBytes), bound ? Style.Plain : new(Color.Red));

    private static Text Time(Measurement measurement) => new(Units.Seconds(measurement.Milliseconds));
}
