using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Harness;

/// <summary>What a context sent: the text, the parameters, and the readers that it opened.</summary>
internal sealed class SqlLog : DbCommandInterceptor
{
    public List<Statement> Statements { get; } = [];

    /// <summary>What changed rows without reading any.</summary>
    public List<Statement> Commands { get; } = [];

    public List<DbDataReader> Readers { get; } = [];

    /// <summary>How many queries EF Core did not find in its cache.</summary>
    public int Compilations { get; set; }

    /// <summary>So many of the next commands fail with an error that a retrying strategy retries.</summary>
    public int FailuresToCome { get; set; }

    public IReadOnlyList<string> Texts => [.. Statements.Select(statement => statement.Text)];

    public void Clear()
    {
        Statements.Clear();
        Commands.Clear();
        Compilations = 0;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Statements.Add(Sent(command));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Commands.Add(Sent(command));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Readers.Add(result);
        return ValueTask.FromResult(result);
    }

    private Statement Sent(DbCommand command)
    {
        if (FailuresToCome > 0)
        {
            FailuresToCome--;
            throw new TransientException();
        }

        return new Statement(
            command.CommandText,
            [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]);
    }

    private sealed class TransientException : DbException
    {
        public override bool IsTransient => true;
    }

    internal sealed record Statement(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
}
