using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>A query as the database is sent it.</summary>
internal sealed record SentStatement(string Text, IReadOnlyList<DbParameter> Parameters)
{
    public static SentStatement Of(IQueryable query)
    {
        using var command = query.CreateDbCommand();
        var parameters = command.Parameters.Cast<DbParameter>().ToList();
        command.Parameters.Clear(); // A parameter belongs to one command only, and this one is not sent.
        return new SentStatement(command.CommandText, parameters);
    }

    /// <summary>Asks the database how it would answer the query; the query itself is not run.</summary>
    /// <param name="context">The context of the query.</param>
    /// <param name="explain">The word of the database for it.</param>
    /// <param name="read">Makes a result of a row of the answer.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public Task<IReadOnlyList<TRow>> ExplainAsync<TRow>(
        DbContext context, string explain, Func<DbDataReader, TRow> read, CancellationToken cancellationToken)
    {
        var text = Text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return RawStatement.ReadAsync(context, $"{explain} {text}", Parameters, read, cancellationToken);
    }
}
