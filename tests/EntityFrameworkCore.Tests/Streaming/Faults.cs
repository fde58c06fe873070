using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Harness;

namespace Rowbound.Streaming;

/// <summary>Lets the reading of entities fail, as a connection does that is lost between two rows.</summary>
/// <param name="error">The exception.</param>
/// <param name="rows">At the how many-th entity, of all that are read, reread ones included.</param>
internal sealed class Faults(Func<Exception> error, params IEnumerable<int> rows)
{
    private readonly HashSet<int> _rows = [.. rows];
    private int _read;

    public static Faults Transient(params IEnumerable<int> rows) => new(() => new LostException(), rows);

    public int Left => _rows.Count;

    public ShopContext Open(TestDatabase database, bool retrying = true)
    {
        var context = new ShopContext(database.Options<ShopContext>(retrying).AddInterceptors(Interceptor.Instance).Options);
        Interceptor.Instance.Faults.Add(context, this);
        return context;
    }

    /// <summary>One for all: EF Core builds its services anew for each interceptor of this kind.</summary>
    private sealed class Interceptor : IMaterializationInterceptor
    {
        public static readonly Interceptor Instance = new();

        public ConditionalWeakTable<DbContext, Faults> Faults { get; } = [];

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity) =>
            Faults.TryGetValue(materializationData.Context, out var faults) && faults._rows.Remove(++faults._read)
                ? throw faults.Error()
                : entity;
    }

    public sealed class LostException : DbException
    {
        public override bool IsTransient => true;
    }

    private Exception Error() => error();
}
