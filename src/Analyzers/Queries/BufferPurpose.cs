namespace Rowbound.Analyzers.Queries;

/// <summary>What a buffer is for: which rule speaks about it.</summary>
internal enum BufferPurpose
{
    /// <summary>It is kept, handed on, or used more than once.</summary>
    Kept,

    /// <summary>One loop runs over it, once.</summary>
    OnePass,

    /// <summary>An operator that the database could run is applied to it in memory.</summary>
    ClientOperator,

    /// <summary>A static, a singleton or a cache keeps it.</summary>
    Cached,

    /// <summary>An endpoint answers with it.</summary>
    Answer,

    /// <summary>A second collection is made of it.</summary>
    Copied,

    /// <summary>Its entities are added to a collection that is larger than it.</summary>
    Accumulation,
}
