using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound.Harness;

/// <summary>What EnableRetryOnFailure configures on providers that have it; here whatever a driver marks as transient is
/// retried.</summary>
internal sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
{
    /// <summary>Whether the exception, or one that it wraps, says that the same command may succeed when it is sent
    /// again.</summary>
    public static bool IsTransient(Exception? exception) =>
        exception is not null && (exception is DbException { IsTransient: true } || IsTransient(exception.InnerException));

    protected override bool ShouldRetryOn(Exception exception) => IsTransient(exception);
}
