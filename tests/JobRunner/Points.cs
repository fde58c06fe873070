using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.JobRunner;

/// <summary>The points of a job at which it may be killed: each is said on the standard output, and then waits for an answer, so
/// that the job is nowhere else meanwhile.</summary>
internal sealed class Points : DbTransactionInterceptor, ISaveChangesInterceptor, IProgress<ChunkProgress>
{
    public static void Reach(string point)
    {
        Console.WriteLine(point);
        if (Console.ReadLine() is null)
            Environment.Exit(1); // Whoever kills is gone.
    }

    public void Report(ChunkProgress value) => Reach("reported");

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken)
    {
        Reach("saved");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        Reach("committing");
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Reach("committed");
        return Task.CompletedTask;
    }
}
