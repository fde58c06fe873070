using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>When a stream opens another reader.</summary>
/// <param name="Strategy">Decides about a lost connection: whether it may come back, and how long to wait for it.</param>
/// <param name="After">How long one reader is held; null: to its end.</param>
/// <param name="Clock">Measures it.</param>
internal sealed record Reopening(IExecutionStrategy Strategy, TimeSpan? After, TimeProvider Clock)
{
    public static Reopening For(DbContext context, StreamOptions options) =>
        For(context, options.Resume, options.ReopenAfter, options.Clock);

    public static Reopening For(DbContext context, ChunkOptions options) =>
        For(context, ResumeMode.Auto, options.ReopenAfter, options.Clock);

    private static Reopening For(DbContext context, ResumeMode mode, TimeSpan? after, TimeProvider clock)
    {
        if (after is not null)
            EnsureReadersCanBeLeft(context);

        var strategy = context.Database.CreateExecutionStrategy();
        return new Reopening(
            mode switch
            {
                ResumeMode.Never => new NonRetryingExecutionStrategy(context),
                ResumeMode.Required => Resuming(context, strategy),
                _ => strategy,
            },
            after,
            clock);
    }

    private static IExecutionStrategy Resuming(DbContext context, IExecutionStrategy strategy)
    {
        if (ExecutionStrategy.Current is not null || context.GetService<IRelationalConnection>().IsInTransaction())
        {
            throw new InvalidOperationException(
                "A connection that is lost takes its transaction with it, and inside 'ExecuteAsync' of an execution strategy " +
                "the whole " +
                "delegate runs again: no stream can be resumed there. Stream outside of it, or leave 'Resume' at 'Auto'.");
        }

        return strategy.RetriesOnFailure ? strategy : new ResumingStrategy(context);
    }

    private static void EnsureReadersCanBeLeft(DbContext context)
    {
        if (DatabaseEngines.EngineOf(context.Model) is DatabaseEngine.PostgreSql or DatabaseEngine.Sqlite)
            return;

        throw new InvalidOperationException(
            $"'ReopenAfter' closes a reader before its last row, and '{DatabaseEngines.ProviderOf(context.Model)}' may read " +
            $"the rest of " +
            "the table to do so. Use 'InChunksAsync()' without 'ChunkMode.Stream', whose statements are short.");
    }
}
