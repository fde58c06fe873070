using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// Turns off the buffering that a retrying execution strategy brings. EF Core 8 to 10 decide it when they compile a query,
/// by asking the ambient strategy whether it retries; only a subclass of <see cref="ExecutionStrategy"/> can become ambient.
/// </summary>
internal sealed class UnbufferedReads : ExecutionStrategy
{
    private static readonly UnbufferedReads Instance = new();

    private UnbufferedReads()
        : base((ExecutionStrategyDependencies)null!, maxRetryCount: 0, TimeSpan.Zero) // '!': it is asked a question, never run
    {
    }

    public override bool RetriesOnFailure => false;

    protected override bool ShouldRetryOn(Exception exception) => false;

    /// <summary>
    /// Compiles the query as unbuffered. The command is sent by the first MoveNextAsync, when this strategy is ambient no more:
    /// the context's own strategy still retries the opening of connection and reader.
    /// </summary>
    public static IAsyncEnumerator<T> Open<T>(IAsyncEnumerable<T> query, CancellationToken cancellationToken)
    {
        var outer = Current;
        Current = Instance;
        try
        {
            return query.GetAsyncEnumerator(cancellationToken);
        }
        finally
        {
            Current = outer;
        }
    }
}
