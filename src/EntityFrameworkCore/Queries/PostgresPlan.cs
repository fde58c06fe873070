using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>A node of a plan of PostgreSQL: what <c>EXPLAIN (FORMAT JSON)</c> says.</summary>
internal sealed record PostgresPlan(JsonElement Node)
{
    public string Type => Text("Node Type") ?? "";

    /// <summary>How many rows the planner expects.</summary>
    public long Rows => (long)Node.GetProperty("Plan Rows").GetDouble();

    public IEnumerable<PostgresPlan> Inputs => Node.TryGetProperty("Plans", out var plans)
        ? plans.EnumerateArray().Select(node => new PostgresPlan(node))
        : [];

    public static async Task<PostgresPlan> OfAsync(DbContext context, SentStatement statement,
        CancellationToken cancellationToken)
    {
        var answer = await statement.ExplainAsync(
            context, "EXPLAIN (FORMAT JSON)", row => row.GetFieldValue<string>(0), cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(string.Concat(answer));
        return new PostgresPlan(document.RootElement[0].GetProperty("Plan").Clone());
    }

    public string? Text(string name) => Node.TryGetProperty(name, out var value) ? value.GetString() : null;
}
