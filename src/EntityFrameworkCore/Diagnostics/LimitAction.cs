namespace Rowbound;

/// <summary>What the memory guard does when a query passes a limit.</summary>
public enum LimitAction
{
    /// <summary>Logs a warning through the logging of the context, once per query and limit, and lets the query go on.</summary>
    Log,

    /// <summary>Throws a <see cref="MemoryLimitExceededException"/> instead of going on.</summary>
    Throw,
}
