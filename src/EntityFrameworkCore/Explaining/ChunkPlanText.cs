using System.Globalization;
using System.Text;

namespace Rowbound;

/// <summary>Tells a plan to a reader.</summary>
internal static class ChunkPlanText
{
    public static string Of(ChunkPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Chunks of '{plan.Entity}' by {string.Join(", ", plan.Key)}");
        text.AppendLine(plan.ComparesRows ? ", compared as one row" : "");
        text.AppendLine(Size(plan));
        foreach (var filter in plan.QueryFilters)
            text.AppendLine(CultureInfo.InvariantCulture, $"The model filters: {filter}");
        foreach (var warning in plan.Warnings)
            text.AppendLine(CultureInfo.InvariantCulture, $"Warning: {warning}");
        foreach (var statement in plan.Statements)
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"{statement.Purpose}: {statement.Access ?? "its plan is not known"}");
            foreach (var line in statement.Sql.Split('\n'))
                text.AppendLine(CultureInfo.InvariantCulture, $"    {line.TrimEnd('\r')}");
        }

        return text.ToString().TrimEnd();
    }

    private static string Size(ChunkPlan plan) => plan.EstimatedRows is { } rows
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"About {rows:N0} rows in {plan.EstimatedChunks:N0} chunks, the first of up to {plan.FirstChunkSize:N0} rows")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The database does not say how many rows; the first chunk has up to {plan.FirstChunkSize:N0}");
}
