using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>The value of one column in one row, not opened yet.</summary>
internal sealed class LargeValue(DbContext context, ValueStatement statement)
{
    /// <summary>
    /// What leaves the rows of a set the rows of that set. After any other operator a member may be something that EF Core
    /// computes from the column in memory, which a reader of the column would not see.
    /// </summary>
    private static readonly HashSet<string> KeepRows =
    [
        nameof(Queryable.Where), nameof(Queryable.OfType), nameof(Queryable.Skip), nameof(Queryable.Take),
        nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending),
        nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending), nameof(Queryable.Reverse),
    ];

    /// <exception cref="InvalidOperationException">The value cannot be read in pieces.</exception>
    public static LargeValue Of<T>(IQueryable<T> query, LambdaExpression selector)
    {
        var context = QueryContexts.ContextOf(query);
        var spine = QuerySpine.Find(query) ?? throw BlobRefusals.NotASet();
        EnsureRowsOfTheSet(spine);
        var column = LargeColumn.Of(EntityOf(spine.Entity, typeof(T)), selector);
        var statement = DatabaseEngines.EngineOf(context.Model) == DatabaseEngine.Sqlite
            ? new SqliteValueStatement(context, query, column, SqliteTable.Of(spine, column))
            : (ValueStatement)new ProviderValueStatement(query, typeof(T), column);
        statement.CreateCommand().Dispose(); // What does not translate throws at the call.
        return new LargeValue(context, statement);
    }

    /// <summary>The strategy of the context retries whatever happens before the value is handed out.</summary>
    public Task<TValue?> OpenAsync<TValue>(
        Func<ValueStatement, RelationalDataReader, TValue> open, CancellationToken cancellationToken)
        where TValue : class
        => context.Database.CreateExecutionStrategy().ExecuteAsync(token => TryOpenAsync(open, token), cancellationToken);

    private async Task<TValue?> TryOpenAsync<TValue>(
        Func<ValueStatement, RelationalDataReader, TValue> open, CancellationToken cancellationToken)
        where TValue : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        TValue? value = null;
        try
        {
            if (await row.ReadAsync(cancellationToken).ConfigureAwait(false)
                && await statement.HasValueAsync(row.DbDataReader, cancellationToken).ConfigureAwait(false))
            {
                value = open(statement, row);
            }
        }
        finally
        {
            if (value is null)
                await row.DisposeAsync().ConfigureAwait(false);
        }

        return value;
    }

    private async Task<RelationalDataReader> ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await new SequentialReads(context).ExecuteAsync(statement.CreateCommand, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DbException failure) when (statement.Explain(failure) is { } refusal)
        {
            throw refusal;
        }
    }

    private static void EnsureRowsOfTheSet(QuerySpine spine)
    {
        foreach (var call in spine.Operators)
        {
            var keepsRows = call.Method.DeclaringType == typeof(Queryable)
                ? KeepRows.Contains(call.Method.Name)
                : call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
                    || call.Method.DeclaringType == typeof(RelationalQueryableExtensions);
            if (!keepsRows)
                throw BlobRefusals.NotRowsOfTheSet(spine.Entity, call.Method.Name);
        }
    }

    /// <summary>OfType leads to a derived type; an interface or a base class that the query is seen through, to the set's
    /// own.</summary>
    private static IEntityType EntityOf(IEntityType root, Type rowType) =>
        root.GetDerivedTypesInclusive().FirstOrDefault(entity => entity.ClrType == rowType) ?? root;
}
