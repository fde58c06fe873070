using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>Sends statements that LINQ cannot write. They go through the context like all others: logged, intercepted, under its
/// timeout and in its transaction.</summary>
internal static class RawStatement
{
    /// <param name="context">Whose connection is used.</param>
    /// <param name="sql">With places like <c>{0}</c> for the parameters; other braces are doubled.</param>
    /// <param name="parameters">Values, or parameters that belong to no command.</param>
    /// <param name="read">Makes a result of a row.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public static Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context, string sql, IEnumerable<object> parameters, Func<DbDataReader, TRow> read,
            CancellationToken cancellationToken)
    {
        var statement = context.GetService<IRawSqlCommandBuilder>().Build(sql, parameters);
        return context.Database.CreateExecutionStrategy().ExecuteAsync(
            (context, statement, read),
            static (_, state, token) => ReadOnceAsync(state.context, state.statement, state.read, token),
            verifySucceeded: null,
            cancellationToken);
    }

    private static async Task<IReadOnlyList<TRow>> ReadOnceAsync<TRow>(
        DbContext context, RawSqlCommand statement, Func<DbDataReader, TRow> read, CancellationToken cancellationToken)
    {
        var arguments = new RelationalCommandParameterObject(
            context.GetService<IRelationalConnection>(),
            statement.ParameterValues,
            readerColumns: null,
            context,
            context.GetService<IRelationalCommandDiagnosticsLogger>());
        var reader = await statement.RelationalCommand.ExecuteReaderAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(read(reader.DbDataReader));
        return rows;
    }
}
