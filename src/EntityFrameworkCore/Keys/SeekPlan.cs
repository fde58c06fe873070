using System.Linq.Expressions;

namespace Rowbound;

/// <summary>
/// Cuts a query into the ranges that follow a position. A key of several columns is sought by prefix: <c>a = x AND b > y</c>,
/// and when these rows are used up <c>a > x</c>. Each is one range of an index in every database, which neither
/// <c>a > x OR (a = x AND b > y)</c> nor, in most, a row value is (docs/design/runtime-library.md).
/// </summary>
internal sealed class SeekPlan<TKey>
    where TKey : struct, IKeyValues<TKey>
{
    private readonly ChunkableQuery _query;
    private readonly Dictionary<NullMask, IReadOnlyList<SeekRange>> _behind = [];
    private readonly Func<IReadOnlyList<KeyColumn>, NullMask, IEnumerable<SeekStep>> _steps;
    private readonly Expression _wholeRest;
    private Expression _source;
    private Expression _rest;
    private bool _hasStarted;

    /// <param name="query">What is walked.</param>
    /// <param name="cursor">Where the walk stands.</param>
    /// <param name="byPrefix">
    /// Whether to do without row values: PostgreSQL guesses the size of a range from the first column of a row value. With an
    /// order and a limit it takes the index nevertheless; a write, which has neither, would go through the table.
    /// </param>
    public SeekPlan(ChunkableQuery query, SeekCursor<TKey> cursor, bool byPrefix = false)
    {
        _query = query;
        _steps = byPrefix ? SeekStep.BehindByPrefix : SeekStep.Behind;
        Cursor = cursor;
        _source = query.Source;
        _wholeRest = KeyBound.WithoutStart(query);
        _rest = _wholeRest;
    }

    public SeekCursor<TKey> Cursor { get; }

    public ChunkableQuery Query => _query;

    public IReadOnlyList<KeyColumn> Key => _query.Key;

    /// <summary>The key behind which the run stands; null at the first row.</summary>
    public TKey? Position => _hasStarted ? Cursor.After : null;

    /// <summary>All rows of the query, for a run that starts at the beginning.</summary>
    public SeekRange First => new(_source, Key);

    /// <summary>All rows of the query from the last to the first, to find where a run will end.</summary>
    public SeekRange Backwards => First.Backwards();

    /// <summary>A run over the whole query, or behind a position.</summary>
    public static SeekPlan<TKey> From(ChunkableQuery query, TKey? position)
    {
        var plan = new SeekPlan<TKey>(query, new SeekCursor<TKey>());
        if (position is { } after)
            plan.MoveTo(after);
        return plan;
    }

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
        if (_hasStarted && Key.AreOfOneRow(Cursor.After, reached))
            throw NoProgressException.At(Key);
    }

    /// <summary>The same rows from the same position up to a key.</summary>
    public SeekPlan<TKey> UpTo(TKey last)
    {
        var bounded = From(_query with { Source = _source }, Position);
        bounded.EndAt(last);
        return bounded;
    }

    /// <summary>Those rows of the query for which the condition holds, in the order of the key.</summary>
    public SeekRange Where(Expression condition) => new(Filtered(_source, condition), Key);

    /// <summary>From here on nothing behind the key is read.</summary>
    public void EndAt(TKey last)
    {
        Cursor.Until = last;
        EndAtUntil();
    }

    /// <summary>From here on nothing behind <see cref="SeekCursor{TKey}.Until"/> is read.</summary>
    public void EndAtUntil()
    {
        var ending = Comparison(nameof(SeekCursor<>.Until), NullMask.Of(Key, Cursor.Until)).IsAtOrBefore();
        _source = Filtered(_query.Source, ending);
        _rest = Filtered(_wholeRest, ending);
        _behind.Clear();
    }

    /// <summary>The ranges behind the cursor, in the order in which they are to be used up.</summary>
    public IReadOnlyList<SeekRange> Behind()
    {
        var nulls = NullMask.Of(Key, Cursor.After);
        if (_behind.TryGetValue(nulls, out var ranges))
            return ranges;

        var comparison = Comparison(nameof(SeekCursor<>.After), nulls);
        ranges = [.. _steps(Key, nulls)
            .Select(step => new SeekRange(Filtered(_rest, comparison.In(step)), OrderIn(step), step))];
        _behind.Add(nulls, ranges);
        return ranges;
    }

    /// <summary>
    /// By prefix only: the rows of a range from its start up to <see cref="SeekCursor{TKey}.UpTo"/>, which is one of them.
    /// Each part is a range of the index again: <c>a > x</c> up to (x2, y2) is <c>a = x2 AND b &lt;= y2</c> and <c>a > x AND a
    /// &lt; x2</c>. Where the run ends is not said, since that row comes later.
    /// </summary>
    public IEnumerable<Expression> UpTo(SeekRange range)
    {
        var backwards = Key.Backwards();
        var nulls = NullMask.Of(Key, Cursor.UpTo);
        var end = Comparison(backwards, nameof(SeekCursor<>.UpTo), nulls);
        foreach (var step in SeekStep.BehindByPrefix(backwards, nulls))
        {
            var isDeepest = step.Level == Key.Count - 1;
            if (range.Step is not { } start || step.Level > start.Level)
                yield return Filtered(range.Step is null ? _query.Source : _wholeRest, end.In(step, orEqual: isDeepest));
            else if (step.Level == start.Level && start.Kind != SeekKind.Null && step.Kind == SeekKind.Value)
                yield return Filtered(_wholeRest, Expression.AndAlso(Start(start), end.At(step, orEqual: isDeepest)));
        }
    }

    private Expression Start(SeekStep step) =>
        Comparison(nameof(SeekCursor<>.After), NullMask.Of(Key, Cursor.After)).In(step);

    /// <summary>The same rows as those of <see cref="Behind"/>, in one range: for what has to pass over many of them.</summary>
    public SeekRange Rest() => new(IsBehind(), Key);

    /// <summary>The rows whose first column lies at or before that of <see cref="SeekCursor{TKey}.Until"/>, last row
    /// first.</summary>
    /// <param name="behindCursor">Whether the cursor has started: what lies before it is left out.</param>
    public SeekRange BackwardsFromLead(bool behindCursor)
    {
        var lead = new KeyComparison([Key[0]], _query.Row, CursorField(nameof(SeekCursor<>.Until)), default);
        return Backwards with { Source = Filtered(behindCursor ? IsBehind() : _source, lead.IsAtOrBefore()) };
    }

    private MethodCallExpression IsBehind() =>
        Filtered(_rest, Comparison(nameof(SeekCursor<>.After), NullMask.Of(Key, Cursor.After)).IsAfter());

    /// <summary>The columns that are equal in all rows of the range are left out; naming them would keep mixed directions off
    /// the index.</summary>
    private IReadOnlyList<KeyColumn> OrderIn(SeekStep step) =>
        step.Kind == SeekKind.Null ? [.. Key.Skip(step.Level + 1)] : [.. Key.Skip(step.Level)];

    private KeyComparison Comparison(string field, NullMask nulls) => Comparison(Key, field, nulls);

    private KeyComparison Comparison(IReadOnlyList<KeyColumn> key, string field, NullMask nulls) =>
        new(key, _query.Row, CursorField(field), nulls);

    private MemberExpression CursorField(string name) => Expression.Field(Expression.Constant(Cursor), name);

    private MethodCallExpression Filtered(Expression source, Expression condition) => Expression.Call(
        typeof(Queryable),
        nameof(Queryable.Where),
        [_query.Row.Type],
        source,
        Expression.Quote(Expression.Lambda(condition, _query.Row)));
}
