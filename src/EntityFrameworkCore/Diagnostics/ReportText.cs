using System.Globalization;
using System.Text;

namespace Rowbound;

/// <summary>A report as a table for people.</summary>
internal static class ReportText
{
    private const string Gap = "  ";

    private static readonly string[] Header =
        ["call site", "executions", "rows", "max rows", "bytes", "tracked", "max tracked"];

    public static string Of(IReadOnlyList<CallSiteUsage> usages)
    {
        string[][] lines = [Header, .. usages.Select(Cells)];
        var widths = Header.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line[0].PadRight(widths[0]));
            for (var column = 1; column < line.Length; column++)
                text.Append(Gap).Append(line[column].PadLeft(widths[column]));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string[] Cells(CallSiteUsage usage) =>
    [
        usage.CallSite,
        Number(usage.Executions),
        Number(usage.Rows),
        Number(usage.MaxRows),
        usage.Bytes is { } bytes ? Number(bytes) : "-",
        Number(usage.TrackedEntities),
        Number(usage.MaxTrackedEntities),
    ];

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
