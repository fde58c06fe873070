using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// SQLite puts a column that is selected into memory as a whole. Its incremental I/O does not, and Microsoft.Data.Sqlite uses it
/// for a column when the rowid of the same table is selected beside it. So the query finds the key, the key finds the rowid, and
/// the column is that of a joined row that never exists: it names the value and holds none.
/// </summary>
internal sealed class SqliteValueStatement(
    DbContext context, IQueryable query, LargeColumn column, SqliteTable table) : ValueStatement
{
    private const int RowId = 1;
    private const int StorageClass = 2;
    private const int TextEncoding = 3;
    private const int IsView = 4;
    private const int BufferSize = 32 * 1024;

    private readonly ISqlGenerationHelper _sql = context.GetService<ISqlGenerationHelper>();

    public override DbCommand CreateCommand()
    {
        var key = table.Key.Select(part => Columns.Read(column.Row, new KeyColumn(part.Property, Descending: false)));
        var command = Projection.Of(query.Provider, query.Expression, column.Selector.Parameters[0], [.. key]).CreateDbCommand();
        command.CommandText = Around(command.CommandText);
        return command;
    }

    /// <summary>typeof() looks at the header of the row only, where IS NULL reads the whole value.</summary>
    private string Around(string keys)
    {
        var name = _sql.DelimitIdentifier(table.Name);
        var literal = table.Name.Replace("'", "''", StringComparison.Ordinal);
        var value = _sql.DelimitIdentifier(table.Column);
        var parts = string.Join(", ", table.Key.Select((_, index) => $"k{index}"));
        var found = string.Join(" AND ", table.Key.Select(
            (part, index) => $"found.{_sql.DelimitIdentifier(part.Column)} = selected.k{index}"));
        return $"""
            WITH rowbound_selected ({parts}) AS (
            {keys}
            )
            SELECT (SELECT COUNT(*) FROM rowbound_selected), found.{table.RowId}, typeof(found.{value}),
                (SELECT encoding FROM pragma_encoding),
                (SELECT COUNT(*) FROM sqlite_master WHERE type = 'view' AND name = '{literal}' COLLATE NOCASE), never.{value}
            FROM rowbound_selected AS selected
            LEFT JOIN {name} AS found ON {found}
            LEFT JOIN {name} AS never ON 0
            LIMIT 1
            """;
    }

    public override InvalidOperationException? Explain(DbException failure) =>
        failure.Message.Contains($"no such column: found.{table.RowId}", StringComparison.Ordinal)
            ? BlobRefusals.SqliteFoundNoRowId(table.Name, failure)
            : null;

    public override TextReader OpenText(DbDataReader row)
    {
        // No encoding writes a preamble here: a text that begins with the character U+FEFF keeps it.
        Encoding encoding = row.GetString(TextEncoding) switch
        {
            "UTF-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            "UTF-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        return new StreamReader(OpenStream(row), encoding, detectEncodingFromByteOrderMarks: false, BufferSize);
    }

    protected override Task<bool> FindValueAsync(DbDataReader row, CancellationToken cancellationToken)
    {
        // Some builds of SQLite number the rows of a view, and Microsoft.Data.Sqlite would look for the table of the numbers.
        if (row.GetInt64(IsView) > 0 || (row.IsDBNull(RowId) && row.GetString(StorageClass) != "null"))
            throw BlobRefusals.SqliteFoundNoRowId(table.Name);

        return Task.FromResult(row.GetString(StorageClass) != "null");
    }
}
