namespace Rowbound;

/// <summary>What the queries of one place in the program have read.</summary>
public sealed class CallSiteUsage
{
    /// <summary><c>file:line</c> or <c>Type.Method</c>; see <see cref="LimitBreach.CallSite"/>.</summary>
    public required string CallSite { get; init; }

    /// <summary>How many queries were read, to their end or not.</summary>
    public required long Executions { get; init; }

    /// <summary>The rows of all executions: rows of the database's results, not entities.</summary>
    public required long Rows { get; init; }

    /// <summary>The most rows of one execution.</summary>
    public required long MaxRows { get; init; }

    /// <summary>The bytes of all executions; null when none counted them.</summary>
    public required long? Bytes { get; init; }

    /// <summary>The entities that all executions added to their contexts.</summary>
    public required long TrackedEntities { get; init; }

    /// <summary>The most entities that a context tracked after an execution that added some; 0 when none did.</summary>
    public required int MaxTrackedEntities { get; init; }
}
