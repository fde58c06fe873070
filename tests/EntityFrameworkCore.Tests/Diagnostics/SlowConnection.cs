using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Diagnostics;

/// <summary>Opens connections on another stack, as a connection does that waits for its server.</summary>
internal sealed class SlowConnection : DbConnectionInterceptor
{
    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return result;
    }
}
