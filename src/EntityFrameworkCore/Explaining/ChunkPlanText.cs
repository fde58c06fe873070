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
        if (plan.WhyTracked is { } reason)
            text.AppendLine(CultureInfo.InvariantCulture, $"The rows of each chunk are tracked and saved, since {reason}");
        foreach (var statement in plan.Statements)
            Add(text, $"{statement.Purpose}: {statement.Access ?? "its plan is not known"}", statement.Sql);
        if (plan.WriteSql is { } write)
            Add(text, "The write of a chunk", write);

        return text.ToString().TrimEnd();
    }

    private static void Add(StringBuilder text, string title, string sql)
    {
        text.AppendLine();
        text.AppendLine(title);
        foreach (var line in sql.Split('\n'))
            text.AppendLine(CultureInfo.InvariantCulture, $"    {line.TrimEnd('\r')}");
    }

    private static string Size(ChunkPlan plan) => plan.EstimatedRows is { } rows
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"About {rows:N0} rows; chunks: {plan.EstimatedChunks:N0}, the first of up to {plan.FirstChunkSize:N0} rows")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The database does not say how many rows; the first chunk has up to {plan.FirstChunkSize:N0}");
}
