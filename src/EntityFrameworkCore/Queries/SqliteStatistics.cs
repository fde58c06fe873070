using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>What SQLite knows about a table without reading it.</summary>
internal static class SqliteStatistics
{
    /// <summary>
    /// The number that ANALYZE has left, and the numbers of the first and the last row: there cannot be more rows than numbers
    /// between them. Null where there is neither.
    /// </summary>
    public static async Task<long?> RowsOfAsync(DbContext context, ITable table, CancellationToken cancellationToken)
    {
        var analysed = await AnalysedRowsAsync(context, table, cancellationToken).ConfigureAwait(false);
        var numbered = await NumberedRowsAsync(context, table, cancellationToken).ConfigureAwait(false);
        return analysed < numbered ? analysed : numbered ?? analysed;
    }

    private static async Task<long?> AnalysedRowsAsync(DbContext context, ITable table, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(context, "name = 'sqlite_stat1'", [], cancellationToken).ConfigureAwait(false))
            return null;

        // One row for each index, which begins with the number of rows in it: a partial index has fewer.
        var statistics = await RawStatement.ReadAsync(
            context,
            "SELECT stat FROM sqlite_stat1 WHERE tbl = {0}",
            [table.Name],
            row => long.Parse(row.GetString(0).Split(' ')[0], CultureInfo.InvariantCulture),
            cancellationToken).ConfigureAwait(false);
        return statistics.Count == 0 ? null : statistics.Max();
    }

    private static async Task<long?> NumberedRowsAsync(DbContext context, ITable table, CancellationToken cancellationToken)
    {
        const string withRowid = "type = 'table' AND name = {0} AND sql NOT LIKE '%WITHOUT%ROWID%'";
        if (!await IsThereAsync(context, withRowid, [table.Name], cancellationToken).ConfigureAwait(false))
            return null;

        // Each subquery reads one row at an end of the table; both in one would read the table.
        var name = WholeTable.NameOf(context, table).Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);
        var rows = await RawStatement.ReadAsync(
            context,
            $"SELECT coalesce((SELECT max(_rowid_) FROM {name}) - (SELECT min(_rowid_) FROM {name}) + 1, 0)",
            [],
            row => row.GetInt64(0),
            cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    private static async Task<bool> IsThereAsync(
        DbContext context, string condition, IEnumerable<object> parameters, CancellationToken cancellationToken)
    {
        var found = await RawStatement.ReadAsync(
            context, $"SELECT 1 FROM sqlite_master WHERE {condition}", parameters, static _ => true, cancellationToken)
                .ConfigureAwait(false);
        return found.Count > 0;
    }
}
