namespace Rowbound;

/// <summary>A query passed a limit.</summary>
public sealed class LimitBreach
{
    internal LimitBreach(MemoryLimit limit, long allowed, GuardedContext context, QueryRun run)
    {
        Limit = limit;
        Allowed = allowed;
        Rows = run.Rows;
        Bytes = context.Settings.CountsBytes ? run.Bytes : null;
        TrackedEntities = run.TrackedEntities;
        CallSite = run.Shape.CallSite;
        Tags = run.Shape.Tags;
        CommandText = run.CommandText;
        ContextType = context.Context.GetType();
        Message = BreachMessage.Of(this);
    }

    /// <summary>Which limit.</summary>
    public MemoryLimit Limit { get; }

    /// <summary>What the limit allows: rows, bytes or entities.</summary>
    public long Allowed { get; }

    /// <summary>The rows that the query has read so far, including the one that is too many.</summary>
    public long Rows { get; }

    /// <summary>The bytes that the query has read so far; null when bytes are not counted.</summary>
    public long? Bytes { get; }

    /// <summary>The entities that the context tracks now, whoever added them.</summary>
    public int TrackedEntities { get; }

    /// <summary>
    /// Where the query stands: as <c>TagWithCallSite</c> wrote it, else <c>file:line</c> of the first frame of the stack outside
    /// of libraries, or its <c>Type.Method</c> when there are no symbols. A shape of a query that is run at several places has
    /// the first of them. Null when no stack showed it.
    /// </summary>
    public string? CallSite { get; }

    /// <summary>The lines that <c>TagWith</c> wrote into the SQL.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The SQL with its tags and without the values of its parameters; of a split query the first statement.</summary>
    public string CommandText { get; }

    /// <summary>The type of the context.</summary>
    public Type ContextType { get; }

    /// <summary>What happened, where, and what to write instead.</summary>
    public string Message { get; }

    /// <summary>The same as <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
