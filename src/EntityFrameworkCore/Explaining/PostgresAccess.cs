using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Reads the plans of PostgreSQL.</summary>
internal static class PostgresAccess
{
    public static async Task<AccessPath?> OfAsync(
        DbContext context, SentStatement statement, string alias, bool isBehind, int size, CancellationToken cancellationToken)
    {
        var plan = await PostgresPlan.OfAsync(context, statement, cancellationToken).ConfigureAwait(false);
        return PathTo(alias, plan) is { } path ? Of(path, isBehind, size) : null;
    }

    /// <summary>The nodes from the scan of the table up to the top; null where it is not scanned.</summary>
    private static IReadOnlyList<PostgresPlan>? PathTo(string alias, PostgresPlan plan)
    {
        // The scans of partitions are numbered.
        if (plan.Text("Alias") is { } name && (name == alias || name.StartsWith($"{alias}_", StringComparison.Ordinal)))
            return [plan];

        return plan.Inputs.Select(input => PathTo(alias, input)).FirstOrDefault(path => path is not null) is { } below
            ? [.. below, plan]
            : null;
    }

    private static AccessPath Of(IReadOnlyList<PostgresPlan> path, bool isBehind, int size)
    {
        var scan = path[0];
        var bitmap = scan.Inputs.FirstOrDefault(input => input.Type.StartsWith("Bitmap", StringComparison.Ordinal));
        var index = scan.Text("Index Name") ?? bitmap?.Text("Index Name");
        var isSought = (scan.Text("Index Cond") ?? bitmap?.Text("Index Cond")) is not null;
        var sort = path.TakeWhile(node => node.Type != "Limit")
            .FirstOrDefault(node => node.Type.EndsWith("Sort", StringComparison.Ordinal));
        var direction = scan.Text("Scan Direction") == "Backward" ? " Backward" : "";
        var access = $"{scan.Type}{direction} {(index is null ? $"on {scan.Text("Relation Name")}" : $"using {index}")}";
        return new AccessPath(
            sort is null ? access : $"{sort.Type} of {access}",
            index,
            sort?.Rows > size, // To sort what an index has found for one chunk is as good as to follow the index.
            scan.Type == "Seq Scan" || (isBehind && !isSought));
    }
}
