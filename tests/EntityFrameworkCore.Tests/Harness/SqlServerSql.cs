using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Harness;

/// <summary>
/// SQL Server without a server: EF Core translates for it and believes itself connected. The first query is answered with one
/// row, in which each column has the one of <paramref name="values"/> that has its type; every later one is answered with no row.
/// Asynchronous only.
/// </summary>
internal sealed partial class SqlServerSql(params object[] values) : DbCommandInterceptor, IDbConnectionInterceptor
{
    /// <summary>What was sent, each on one line, with the type and the value of every parameter in its place.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>The statement that a query is translated to, on one line.</summary>
    public static string Of<T>(Func<ShopContext, IQueryable<T>> query)
    {
        using var db = new SqlServerSql().Open();
        return OnOneLine(query(db).ToQueryString());
    }

    public ShopContext Open() => Open<ShopContext>(options => new ShopContext(options));

    public TContext Open<TContext>(Func<DbContextOptions<TContext>, TContext> open)
        where TContext : DbContext
        => open(new DbContextOptionsBuilder<TContext>().UseSqlServer("Server=none").AddInterceptors(this).Options);

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(InterceptionResult.Suppress());

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        DbDataReader answer = new MadeUpReader(values, rows: Statements.Count == 0 ? 1 : 0);
        Statements.Add(Written(command));
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(answer));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Statements.Add(Written(command));
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
    }

    private static string Written(DbCommand command) => ParameterName().Replace(
        OnOneLine(command.CommandText),
        name => Written((SqlParameter)command.Parameters[name.Value]));

    private static string Written(SqlParameter parameter)
    {
        var size = parameter.Size > 0 ? $"({parameter.Size})" : "";
        var value = parameter.Value switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        };
        return $"{{{parameter.SqlDbType}{size} {value}}}";
    }

    private static string OnOneLine(string sql) => string.Join(' ', sql.Split((char[])[], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"@\w+")]
    private static partial Regex ParameterName();
}
