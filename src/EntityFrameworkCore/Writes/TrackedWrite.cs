using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Rowbound;

/// <summary>Writes a chunk through the change tracker, and lets go of the rows that only this chunk brought into it.</summary>
internal sealed class TrackedWrite<T, TInput>(DbContext context, IReadOnlyList<ComputedColumn<TInput>> columns)
    : IChunkWrite<ComputedRow<T, TInput>>, IDisposable
    where T : class
{
    private readonly List<EntityEntry> _brought = [];

    /// <summary>From here on what the context tracks is let go after the next chunk.</summary>
    public void Watch() => context.ChangeTracker.Tracked += OnTracked;

    public async Task WriteAsync(IReadOnlyList<ComputedRow<T, TInput>> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var entry = context.Entry(row.Entity);
            foreach (var column in columns)
                entry.Property(column.Property.Name).CurrentValue = column.Compute(row.Input);
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in _brought)
            entry.State = EntityState.Detached;
        _brought.Clear();
    }

    public void Dispose() => context.ChangeTracker.Tracked -= OnTracked;

    private void OnTracked(object? sender, EntityTrackedEventArgs arguments)
    {
        if (arguments.FromQuery)
            _brought.Add(arguments.Entry);
    }
}
