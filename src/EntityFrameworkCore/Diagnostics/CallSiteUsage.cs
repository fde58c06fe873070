namespace Rowbound;

/// <summary>What the queries of one place in the program have read.</summary>
public sealed class CallSiteUsage
{
    internal CallSiteUsage()
    {
    }

    /// <summary><c>file:line</c> or <c>Type.Method</c>; see <see cref="LimitBreach.CallSite"/>.</summary>
    public string CallSite { get; internal init; } = "";

    /// <summary>How many queries were read, to their end or not.</summary>
    public long Executions { get; internal init; }

    /// <summary>The rows of all executions: rows of the database's results, not entities.</summary>
    public long Rows { get; internal init; }

    /// <summary>The most rows of one execution.</summary>
    public long MaxRows { get; internal init; }

    /// <summary>The bytes of all executions; null when none counted them.</summary>
    public long? Bytes { get; internal init; }

    /// <summary>The entities that all executions added to their contexts.</summary>
    public long TrackedEntities { get; internal init; }

    /// <summary>The most entities that a context tracked after an execution that added some; 0 when none did.</summary>
    public int MaxTrackedEntities { get; internal init; }
}
