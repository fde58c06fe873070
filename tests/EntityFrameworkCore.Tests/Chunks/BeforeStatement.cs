using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Chunks;

/// <summary>Does something before a context sends its n-th query.</summary>
internal sealed class BeforeStatement(int number, Func<Task> action) : DbCommandInterceptor
{
    private int _sent;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (++_sent == number)
            await action();
        return result;
    }
}
