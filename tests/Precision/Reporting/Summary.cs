using System.Globalization;
using Rowbound.Precision.Measuring;
using Spectre.Console;

namespace Rowbound.Precision.Reporting;

/// <summary>Per rule: how much it reports, and how long it takes.</summary>
internal static class Summary
{
    public static void Write(Screen screen, Measurement measurement)
    {
        var table = Screen.Table("rule", "warnings", "suggestions", "repositories", "ms", "ms per 1,000 lines");
        foreach (var (rule, time) in measurement.Times)
        {
            var found = measurement.Findings.Where(finding => finding.Rule == rule).ToArray();
            table.AddRow(
                rule,
                Number(found.Count(finding => finding.Severity >= DiagnosticSeverity.Warning)),
                Number(found.Count(finding => finding.Severity < DiagnosticSeverity.Warning)),
                Number(found.Select(finding => finding.Repository).Distinct().Count()),
                Number(time.TotalMilliseconds),
                (time.TotalMilliseconds * 1000 / Math.Max(1, measurement.Lines)).ToString("F2", CultureInfo.InvariantCulture));
        }

        screen.Out.Write(table);
        screen.Line(
            $"{Number(measurement.Projects)} projects, {Number(measurement.Files)} files, {Number(measurement.Lines)} lines, "
            + $"{Number(measurement.Findings.Length)} findings, {Number(measurement.Failures.Length)} exceptions, "
            + $"{Number(measurement.Unread.Length)} projects not read");
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
