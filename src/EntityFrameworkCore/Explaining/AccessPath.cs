using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>How a database reaches the rows of the table that is walked.</summary>
/// <param name="Description">In its own words.</param>
/// <param name="Index">The index, if it uses one.</param>
/// <param name="Sorts">Whether it sorts more rows than a chunk has before it cuts one off; SQLite does not say how many it
/// sorts.</param>
/// <param name="ScansTable">Whether it reads rows that do not belong to the chunk.</param>
internal sealed record AccessPath(string Description, string? Index, bool Sorts, bool ScansTable)
{
    /// <summary>Null where the plan of the database, or the table in it, is not known.</summary>
    public static Task<AccessPath?> OfAsync(
        DbContext context, ChunkableQuery query, SentStatement statement, bool isBehind, int size,
            CancellationToken cancellationToken)
    {
        var engine = DatabaseEngines.EngineOf(context.Model);
        return AliasOf(context, query, statement.Text) is { } alias && engine is DatabaseEngine.PostgreSql
            or DatabaseEngine.Sqlite
            ? engine == DatabaseEngine.PostgreSql
                ? PostgresAccess.OfAsync(context, statement, alias, isBehind, size, cancellationToken)
                : SqliteAccess.OfAsync(context, statement, alias, isBehind, cancellationToken)
            : Task.FromResult<AccessPath?>(null);
    }

    /// <summary>The name of the table within the statement. Where it occurs several times, EF Core numbers all but the
    /// first.</summary>
    private static string? AliasOf(DbContext context, ChunkableQuery query, string sql)
    {
        var root = query.Entity.GetRootType();
        var table = root.GetTableMappings().Select(mapping => mapping.Table).FirstOrDefault()
            ?? root.GetViewMappings().Select(mapping => mapping.View).FirstOrDefault<ITableBase>();
        return table is null
            ? null
            : Regex.Matches(sql, $@"{Regex.Escape(WholeTable.NameOf(context, table))} AS ""?(\w+)")
                .Select(match => match.Groups[1].Value)
                .MinBy(alias => alias.Length);
    }
}
