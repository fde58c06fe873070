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
    /// What a condition picks of the table, such as paid orders or all rows before a date, which may be few; or the table on
    /// some path, where another has a bound.
    /// </summary>
    Share,

    /// <summary>As many as the table has, or most of them: a condition, if there is one, keeps some out.</summary>
    Table,
}

/// <summary>How bounds go together.</summary>
internal static class RowBoundExtensions
{
    extension(RowBound one)
    {
        /// <summary>
        /// The bound of what is bounded twice. What is not known bounds a table, but nothing that is bounded already.
        /// </summary>
        internal RowBound Within(RowBound? other) => other switch
        {
            null => one,
            RowBound.Unknown => one is RowBound.Table or RowBound.Share ? RowBound.Unknown : one,
            { } bound => one == RowBound.Unknown || bound < one ? bound : one,
        };

        /// <summary>
        /// The bound of two ways holds if it holds on both; what is not known of one is not known. Where one way goes through the
        /// whole table the danger is there, but which of them is taken is not known.
        /// </summary>
        internal RowBound OrElse(RowBound other) => (one, other) switch
        {
            (RowBound.Unknown, _) or (_, RowBound.Unknown) => RowBound.Unknown,
            (RowBound.Table, < RowBound.Share) or (< RowBound.Share, RowBound.Table) => RowBound.Share,
            _ => (RowBound)Math.Max((int)one, (int)other),
        };
    }
}
