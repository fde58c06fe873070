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

    /// <summary>Its rows are removed, and nothing else is done with them.</summary>
    Removal,

    /// <summary>Its rows are given values that the database could give them, and nothing else is done with them.</summary>
    Update,

    /// <summary>It is a list of keys that another query is asked with, and nothing else.</summary>
    Keys,

    /// <summary>Its entities are added to a collection that is larger than it.</summary>
    Accumulation,
}
