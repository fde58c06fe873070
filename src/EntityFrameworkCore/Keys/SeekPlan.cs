using System.Linq.Expressions;

namespace Rowbound;

/// <summary>
/// Cuts a query into the ranges that follow a position. A key of several columns is sought by prefix: <c>a = x AND b > y</c>, and
/// when these rows are used up <c>a > x</c>. Each is one range of an index in every database, which neither
/// <c>a > x OR (a = x AND b > y)</c> nor, in most, a row value is (docs/design/runtime-library.md).
/// </summary>
internal sealed class SeekPlan<TKey>
    where TKey : struct, IKeyValues<TKey>
{
    private readonly ChunkableQuery _query;
    private readonly Dictionary<NullMask, IReadOnlyList<SeekRange>> _behind = [];
    private Expression _source;
    private bool _hasStarted;

    public SeekPlan(ChunkableQuery query, SeekCursor<TKey> cursor, TKey? startAfter = null)
    {
        _query = query;
        Cursor = cursor;
        _source = query.Source;
        if (startAfter is { } after)
            MoveTo(after);
    }

    public SeekCursor<TKey> Cursor { get; }

    public ChunkableQuery Query => _query;

    public IReadOnlyList<KeyColumn> Key => _query.Key;

    /// <summary>The key behind which the run stands; null at the first row.</summary>
    public TKey? Position => _hasStarted ? Cursor.After : null;

    /// <summary>All rows of the query, for a run that starts at the beginning.</summary>
    public SeekRange First => new(_source, Key);

    /// <summary>All rows of the query from the last to the first, to find where a run will end.</summary>
    public SeekRange Backwards =>
        new(_source, [.. Key.Select(column => column with { Descending = !column.Descending })]);

    public void MoveTo(TKey after)
    {
        Cursor.After = after;
        _hasStarted = true;
    }

    /// <summary>What lies behind the position, in the order in which it is to be used up.</summary>
    public IReadOnlyList<SeekRange> Remaining() => _hasStarted ? Behind() : [First];

    /// <exception cref="NoProgressException">The key is that of the position: it would be reached for ever.</exception>
    public void EnsureMoved(TKey reached)
    {
        for (var i = 0; i < Key.Count; i++)
        {
            if (!_hasStarted || !Key[i].Property.GetKeyValueComparer().Equals(Cursor.After.ValueAt(i), reached.ValueAt(i)))
                return;
        }

        throw NoProgressException.At(Key);
    }

    /// <summary>The same rows from the same position, walked with another cursor.</summary>
    public SeekPlan<TKey> With(SeekCursor<TKey> cursor) => new(_query with { Source = _source }, cursor, Position);

    /// <summary>Those rows of the query for which the condition holds, in the order of the key.</summary>
    public SeekRange Where(Expression condition) => new(Filtered(condition), Key);

    /// <summary>From here on nothing behind <see cref="SeekCursor{TKey}.Until"/> is read.</summary>
    public void EndAtUntil()
    {
        var ending = Comparison(nameof(SeekCursor<>.Until), NullMask.Of(Key, Cursor.Until)).IsAtOrBefore();
        _source = Filtered(ending);
        _behind.Clear();
    }

    /// <summary>The ranges behind the cursor, in the order in which they are to be used up.</summary>
    public IReadOnlyList<SeekRange> Behind()
    {
        var nulls = NullMask.Of(Key, Cursor.After);
        if (_behind.TryGetValue(nulls, out var ranges))
            return ranges;

        var comparison = Comparison(nameof(SeekCursor<>.After), nulls);
        ranges = [.. SeekStep.Behind(Key, nulls).Select(step => new SeekRange(Filtered(comparison.In(step)), OrderIn(step)))];
        _behind.Add(nulls, ranges);
        return ranges;
    }

    /// <summary>The columns that are equal in all rows of the range are left out; naming them would keep mixed directions off the
    /// index.</summary>
    private IReadOnlyList<KeyColumn> OrderIn(SeekStep step) =>
        step.Kind == SeekKind.Null ? [.. Key.Skip(step.Level + 1)] : [.. Key.Skip(step.Level)];

    private KeyComparison Comparison(string field, NullMask nulls) =>
        new(Key, _query.Row, Expression.Field(Expression.Constant(Cursor), field), nulls);

    private MethodCallExpression Filtered(Expression condition) => Expression.Call(
        typeof(Queryable),
        nameof(Queryable.Where),
        [_query.Row.Type],
        _source,
        Expression.Quote(Expression.Lambda(condition, _query.Row)));
}
