namespace Rowbound;

/// <summary>What the memory guard limits.</summary>
public enum MemoryLimit
{
    /// <summary>The rows that one execution of a query reads: <see cref="RowboundOptions.MaxRowsPerQuery"/>.</summary>
    RowsPerQuery,

    /// <summary>The bytes that one execution of a query reads: <see cref="RowboundOptions.MaxBytesPerQuery"/>.</summary>
    BytesPerQuery,

    /// <summary>The entities that one context tracks: <see cref="RowboundOptions.MaxTrackedEntities"/>.</summary>
    TrackedEntities,
}
