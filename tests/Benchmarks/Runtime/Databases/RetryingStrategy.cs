using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>What EnableRetryOnFailure configures, for the provider that has no such method.</summary>
internal sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, DefaultMaxRetryCount, DefaultMaxDelay)
{
    protected override bool ShouldRetryOn(Exception exception) => exception is DbException { IsTransient: true };
}
