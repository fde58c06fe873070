using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>
/// Reads what lies behind a position row by row, unbuffered. Where the connection is lost, or the reader was held for long
/// enough, another reader goes on behind the last row: no row comes twice and none is left out.
/// </summary>
internal sealed class SeekReader<T, TKey>(
    DbContext context, IQueryProvider provider, SeekPlan<TKey> plan, Reopening reopening, CancellationToken cancellationToken)
    : IAsyncDisposable
    where TKey : struct, IKeyValues<TKey>
{
    private OpenRows<KeyedRow<T, TKey>>? _open;
    private Queue<SeekRange>? _ranges;
    private KeyedRow<T, TKey> _current;
    private Exception? _lost;
    private bool _hasCurrent;
    private long _openedAt;

    public T Current => _current.Item;

    public TKey Key => _current.Key;

    public bool IsAtEnd { get; private set; }

    private bool IsHeldTooLong =>
        reopening.After is { } limit && reopening.Clock.GetElapsedTime(_openedAt) >= limit;

    /// <summary>Translates all statements without sending them, so that what cannot be translated throws here.</summary>
    public void EnsureTranslatable()
    {
        foreach (var range in plan.Behind().Prepend(plan.First))
            _ = Open(range).DisposeAsync().AsTask(); // Nothing was opened: there is nothing to wait for.
    }

    /// <summary>Costs no allocation and no state machine where the row is there already, as all but one of a buffer
    /// are.</summary>
    public ValueTask<bool> MoveNextAsync()
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        if (_open is null)
            return IsAtEnd ? ValueTask.FromResult(false) : OpenAsync();
        if (IsHeldTooLong)
            return ReopenAsync();

        var moving = _open.MoveNextAsync();
        if (!moving.IsCompletedSuccessfully)
            return ArriveAsync(moving);
        if (!moving.Result)
            return NextRangeAsync();

        _current = _open.Current;
        return ValueTask.FromResult(true);
    }

    public ValueTask DisposeAsync()
    {
        var open = _open;
        _open = null;
        return open?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ArriveAsync(ValueTask<bool> moving)
    {
        var hasArrived = false;
        try
        {
            hasArrived = await moving.ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _lost = exception;
        }

        if (hasArrived)
            return Arrived();
        return _lost is null ? await NextRangeAsync().ConfigureAwait(false) : await ReopenAsync().ConfigureAwait(false);
    }

    private ValueTask<bool> NextRangeAsync()
    {
        _ranges!.Dequeue(); // '!': it was opened from there
        IsAtEnd = _ranges.Count == 0;
        return IsAtEnd ? ValueTask.FromResult(false) : OpenAsync();
    }

    private ValueTask<bool> ReopenAsync()
    {
        _ranges = null;
        return OpenAsync();
    }

    private ValueTask<bool> OpenAsync() => new(reopening.Strategy.ExecuteAsync(
        this, static (_, reader, _) => reader.OpenOnceAsync(), verifySucceeded: null, cancellationToken));

    /// <summary>The first attempt after a loss throws it again: so the strategy decides whether, and when, there is a
    /// second.</summary>
    private async Task<bool> OpenOnceAsync()
    {
        if (_lost is { } lost)
        {
            _lost = null;
            ExceptionDispatchInfo.Throw(lost);
        }

        await DisposeAsync().ConfigureAwait(false);
        for (var ranges = _ranges ??= RangesBehindCurrent(); ranges.TryPeek(out var range); ranges.Dequeue())
        {
            _open = Open(range);
            _openedAt = reopening.Clock.GetTimestamp();
            if (await StreamedReads.Start(_open).ConfigureAwait(false))
            {
                plan.EnsureMoved(_open.Current.Key);
                return Arrived();
            }

            await DisposeAsync().ConfigureAwait(false);
        }

        IsAtEnd = true;
        return false;
    }

    private bool Arrived()
    {
        _current = _open!.Current; // '!': a row of it has come
        _hasCurrent = true;
        return true;
    }

    private Queue<SeekRange> RangesBehindCurrent()
    {
        if (_hasCurrent)
            plan.MoveTo(_current.Key);
        return new Queue<SeekRange>(plan.Remaining());
    }

    private OpenRows<KeyedRow<T, TKey>> Open(SeekRange range)
    {
        var rows = plan.Rows<T, TKey>(provider, range, limited: false).Expression;
        var shaped = provider.CreateQuery<KeyedRow<T, TKey>>(StreamShape.Apply(rows, typeof(KeyedRow<T, TKey>)));
        return new OpenRows<KeyedRow<T, TKey>>(context, (IAsyncEnumerable<KeyedRow<T, TKey>>)shaped, cancellationToken);
    }
}
