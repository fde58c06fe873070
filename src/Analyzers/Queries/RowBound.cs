namespace Rowbound.Analyzers.Queries;

/// <summary>How many rows a query can yield.</summary>
internal enum RowBound
{
    /// <summary>Not proven either way.</summary>
    Unknown,

    /// <summary>At most one.</summary>
    One,

    /// <summary>At most a constant number.</summary>
    AtMost,

    /// <summary>A value known only at run time bounds it, such as a page size.</summary>
    Page,

    /// <summary>A list that the caller holds bounds it.</summary>
    Keys,

    /// <summary>The rows that belong to one other row.</summary>
    PerParent,

    /// <summary>The rows that have a value known only at run time: a few mostly, but nothing says so.</summary>
    Selected,

    /// <summary>
    /// What a value known only at run time cuts off the table, such as all rows before a date; or the table on some path, where
    /// another has a bound.
    /// </summary>
    Share,

    /// <summary>As many as the table has: what filters them, if anything, is written in the code.</summary>
    Table,
}
