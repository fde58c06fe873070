using System.Data.Common;

namespace Rowbound;

/// <summary>
/// A statement that finds one value. Its first column is the number of rows that the query selects, its last one the value; it
/// returns one row, or none if the query selects none.
/// </summary>
internal abstract class ValueStatement
{
    /// <summary>A new command, on the connection and in the transaction of the context.</summary>
    public abstract DbCommand CreateCommand();

    /// <summary>What a failure of the command means, if it means that the value cannot be read in pieces.</summary>
    public virtual InvalidOperationException? Explain(DbException failure) => null;

    /// <exception cref="InvalidOperationException">The query selects more than one row.</exception>
    public Task<bool> HasValueAsync(DbDataReader row, CancellationToken cancellationToken)
    {
        var rows = row.GetInt64(0);
        return rows > 1 ? throw BlobRefusals.SeveralRows(rows) : FindValueAsync(row, cancellationToken);
    }

    public virtual Stream OpenStream(DbDataReader row) => row.GetStream(row.FieldCount - 1);

    public abstract TextReader OpenText(DbDataReader row);

    /// <summary>Whether the value is there, not null.</summary>
    protected abstract Task<bool> FindValueAsync(DbDataReader row, CancellationToken cancellationToken);
}
