using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Reads a large value of one row in pieces.</summary>
public static class BlobQueryableExtensions
{
    /// <summary>
    /// Opens a binary column of the row that the query selects. The value is read from the database as the stream is read and is
    /// never in memory as a whole, at any size.
    /// </summary>
    /// <remarks>
    /// <para>As with <c>Single</c>, a query that selects more than one row throws. To read the first of several rows, say which
    /// one that is: <c>OrderByDescending(p => p.Created).Take(1)</c>. The result is null when there is no row and when the column
    /// is null; to tell them apart, ask the query <c>AnyAsync()</c>.</para>
    /// <para>The stream holds a reader and the connection of the context: dispose it, before the context. Until then most
    /// providers allow no second command on the context. It is read once from start to end: <c>CanSeek</c> is false, and
    /// <c>Length</c>, <c>Position</c> and <c>Seek</c> throw <see cref="NotSupportedException"/>.</para>
    /// <para>One statement is sent. It runs in the current transaction of the context and is seen by the context's logging and
    /// interceptors. The context's execution strategy retries the opening; a connection that is lost while the stream is read
    /// ends it with the provider's exception.</para>
    /// <para>Other providers than those of SQLite, PostgreSQL and SQL Server hold as much as their <c>DbDataReader.GetStream</c>
    /// does.</para>
    /// </remarks>
    /// <param name="query">
    /// A query on a set of a <c>DbContext</c> that selects at most one row: <c>Where</c>, <c>OfType</c>, orders, <c>Skip</c>,
    /// <c>Take</c>, and the operators of EF Core such as <c>IgnoreQueryFilters</c> and <c>TagWith</c>. On SQLite it starts at a
    /// table whose entity has a key.
    /// </param>
    /// <param name="column">
    /// A column without a value converter: <c>p => p.Data</c>, <c>d => d.Content!.Data</c> of a related row, or
    /// <c>EF.Property</c>.
    /// </param>
    /// <param name="cancellationToken">Cancels the opening. Reads of the stream take tokens of their own.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The query does not come from a <c>DbContext</c>, its rows are not those of a set, or <paramref name="column"/> is not a
    /// column that can be read in pieces: thrown by the call, before anything is sent. Or, thrown by the task, the query selects
    /// more than one row.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Stream?> OpenReadAsync<T>(
        this IQueryable<T> query, Expression<Func<T, byte[]?>> column, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(column);
        return LargeValue.Of(query, column).OpenAsync<Stream>(
            static (statement, row) => new ColumnStream(statement.OpenStream(row.DbDataReader), row), cancellationToken);
    }

    /// <summary>
    /// Opens a text column of the row that the query selects. The text is read from the database as the reader is read and is
    /// never in memory as a whole, at any size.
    /// </summary>
    /// <remarks>
    /// <para>As with <c>Single</c>, a query that selects more than one row throws. To read the first of several rows, say which
    /// one that is: <c>OrderByDescending(p => p.Created).Take(1)</c>. The result is null when there is no row and when the column
    /// is null; to tell them apart, ask the query <c>AnyAsync()</c>.</para>
    /// <para>The reader holds the connection of the context: dispose it, before the context. Until then most providers allow no
    /// second command on the context. <c>ReadLine</c> and <c>ReadToEnd</c> hold what they return.</para>
    /// <para>One statement is sent. It runs in the current transaction of the context and is seen by the context's logging and
    /// interceptors. The context's execution strategy retries the opening; a connection that is lost while the text is read ends
    /// it with the provider's exception.</para>
    /// <para>Other providers than those of SQLite, PostgreSQL and SQL Server hold as much as their
    /// <c>DbDataReader.GetTextReader</c> does.</para>
    /// </remarks>
    /// <param name="query">
    /// A query on a set of a <c>DbContext</c> that selects at most one row: <c>Where</c>, <c>OfType</c>, orders, <c>Skip</c>,
    /// <c>Take</c>, and the operators of EF Core such as <c>IgnoreQueryFilters</c> and <c>TagWith</c>. On SQLite it starts at a
    /// table whose entity has a key.
    /// </param>
    /// <param name="column">
    /// A column without a value converter: <c>p => p.Text</c>, <c>d => d.Content!.Text</c> of a related row, or
    /// <c>EF.Property</c>.
    /// </param>
    /// <param name="cancellationToken">Cancels the opening. Reads of the text take tokens of their own.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The query does not come from a <c>DbContext</c>, its rows are not those of a set, or <paramref name="column"/> is not a
    /// column that can be read in pieces: thrown by the call, before anything is sent. Or, thrown by the task, the query selects
    /// more than one row.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<TextReader?> OpenTextAsync<T>(
        this IQueryable<T> query, Expression<Func<T, string?>> column, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(column);
        return LargeValue.Of(query, column).OpenAsync<TextReader>(
            static (statement, row) => new ColumnText(statement.OpenText(row.DbDataReader), row), cancellationToken);
    }
}
