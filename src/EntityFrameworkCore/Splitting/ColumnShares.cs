using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Reads what PostgreSQL knows about the leading column of a key.</summary>
internal static class ColumnShares
{
    /// <summary>Nothing where the database keeps no statistics that say something about just these rows.</summary>
    public static async Task<IReadOnlyList<ColumnShare>> ReadAsync(
        DbContext context, ChunkableQuery query, CancellationToken cancellationToken)
    {
        var lead = query.Key[0];
        if (lead.Engine != DatabaseEngine.PostgreSql || lead.CanBeNull || WholeTable.Of(query) is not { } table)
            return [];

        var column = lead.Property.FindColumn(StoreObjectIdentifier.Table(table.Name, table.Schema));
        if (column is null)
            return [];

        var sql = lead.Descending
            ? Statement(column.StoreType, "cardinality(s.bounds)", "DESC")
            : Statement(column.StoreType, "1", "ASC");
        var read = ColumnReader.Of(lead.Property);
        return await OptionalAnswer.OfAsync<IReadOnlyList<ColumnShare>>(
            context,
            token => RawStatement.ReadAsync(
                context,
                sql,
                [WholeTable.NameOf(context, table), column.Name],
                row => new ColumnShare(read(row), row.GetDouble(1), row.GetDouble(2)),
                token),
            cancellationToken).ConfigureAwait(false) ?? [];
    }

    /// <summary>
    /// The buckets of the histogram hold the same number of rows each; the most common values have shares of their own. The
    /// server casts their text to the type of the column and sorts them. Statistics of a table of which a tenth has changed
    /// since are left alone: rows that were appended lie behind the last bucket. Who may not read the column sees none.
    /// </summary>
    /// <param name="type">The type of the column.</param>
    /// <param name="firstBound">The position of the bound before which, in the direction of the walk, no row lies.</param>
    /// <param name="direction">The direction of the walk.</param>
    private static string Statement(string type, string firstBound, string direction) =>
        $$"""
        WITH statistics AS (
            SELECT s.histogram_bounds::text::{{type}}[] AS bounds,
                   s.most_common_vals::text::{{type}}[] AS common,
                   s.most_common_freqs AS frequencies,
                   1 - (SELECT coalesce(sum(f::float8), 0) FROM unnest(s.most_common_freqs) AS f) AS rest
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_stats AS s ON s.schemaname = n.nspname AND s.tablename = c.relname
            WHERE c.oid = to_regclass({0}) AND s.attname = {1}
              AND pg_catalog.pg_stat_get_mod_since_analyze(c.oid) <= c.reltuples / 10
            ORDER BY s.inherited DESC
            LIMIT 1),
        shares AS (
            SELECT b.value, CASE WHEN b.position = {{firstBound}} THEN 0 ELSE s.rest / (cardinality(s.bounds) - 1) END AS share
            FROM statistics AS s, unnest(s.bounds) WITH ORDINALITY AS b(value, position)
            UNION ALL
            SELECT c.value, c.share::float8 FROM statistics AS s, unnest(s.common, s.frequencies) AS c(value, share))
        SELECT value, share, sum(share) OVER (ORDER BY value {{direction}} ROWS UNBOUNDED PRECEDING)
        FROM shares
        ORDER BY value {{direction}}
        """;
}
