using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>Resumes streams of a context that retries nothing by itself, after what the driver calls transient.</summary>
internal sealed class ResumingStrategy(DbContext context) : ExecutionStrategy(context, DefaultMaxRetryCount, DefaultMaxDelay)
{
    protected override bool ShouldRetryOn(Exception exception) => exception is DbException { IsTransient: true };
}
