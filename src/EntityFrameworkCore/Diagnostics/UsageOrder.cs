namespace Rowbound;

/// <summary>By what a report lists its call sites, largest first.</summary>
public enum UsageOrder
{
    /// <summary>The rows of all executions.</summary>
    Rows,

    /// <summary>The bytes of all executions.</summary>
    Bytes,

    /// <summary>The most entities that a context tracked after an execution.</summary>
    TrackedEntities,
}
