using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Diagnostics;

/// <summary>Opens connections when the caller has got its task, as a connection does that waits for its server.</summary>
internal sealed class SlowConnection : DbConnectionInterceptor
{
    private TaskCompletionSource _server = new();

    /// <summary>Starts to read, and lets the connection open then. What follows runs on the stack of this method.</summary>
    public Task<T> Opening<T>(Func<Task<T>> read)
    {
        _server = new TaskCompletionSource();
        var reading = read();
        _server.SetResult();
        return reading;
    }

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        await _server.Task;
        return result;
    }
}
