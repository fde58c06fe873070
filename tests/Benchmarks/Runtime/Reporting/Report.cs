using System.Text.Json;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>Everything that a run of the command found.</summary>
internal sealed record Report(Conditions Conditions, IReadOnlyList<CaseResult> Cases, IReadOnlyList<LimitResult> Limits)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal IEnumerable<ReportTable> Tables =>
    [
        .. Cases.Select(CaseTable.Of),
        .. Limits.Count > 0 ? [LimitTable.Of(Limits)] : Array.Empty<ReportTable>(),
        .. Cases.Count > 0 ? [GoalTable.Of(Cases)] : Array.Empty<ReportTable>(),
    ];

    internal string ForJson() => JsonSerializer.Serialize(this, Indented);

    internal string ForMarkdown() => string.Join('\n',
    [
        .. Conditions.Lines.Select(line => $"- {line}"),
        "",
        .. Tables.Select(table => table.ForMarkdown()),
    ]);
}
