namespace Rowbound;

/// <summary>Where a run ends.</summary>
public enum UpperBound
{
    /// <summary>What suits the call: reads are open, and writes captured, lest they chase the rows that the program inserts
    /// meanwhile.</summary>
    Default,

    /// <summary>The last row is looked up when the run starts, and nothing behind its key is read.</summary>
    Captured,

    /// <summary>The run ends when there is no row behind the last one.</summary>
    Open,
}
