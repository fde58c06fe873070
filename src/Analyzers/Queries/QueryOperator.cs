namespace Rowbound.Analyzers.Queries;

/// <summary>The operators of a query, sync and async as one word.</summary>
internal enum QueryOperator
{
    // Filter, order, page.
    Where, OrderBy, OrderByDescending, ThenBy, ThenByDescending, Reverse, Skip, Take, Distinct, OfType, Cast, DefaultIfEmpty,

    // Shape.
    Select, SelectMany, Join, LeftJoin, GroupJoin, GroupBy, Union, Concat, Except, Intersect,

    // EF Core's own.
    Include, ThenInclude, AsNoTracking, AsNoTrackingWithIdentityResolution, AsTracking, AsSplitQuery, AsSingleQuery,
    IgnoreQueryFilters, IgnoreAutoIncludes, TagWith, FromSql,

    // Leave the query without executing it.
    AsQueryable, AsEnumerable, AsAsyncEnumerable,

    // Buffer.
    ToList, ToArray, ToDictionary, ToHashSet, ToLookup, Load,

    // Run over the rows.
    ForEach,

    // One row.
    First, FirstOrDefault, Single, SingleOrDefault, Last, LastOrDefault, ElementAt, ElementAtOrDefault, Find,

    // One value.
    Any, All, Count, LongCount, Sum, Min, Max, Average, Contains,

    // No row at all.
    ExecuteUpdate, ExecuteDelete,
}

/// <summary>Questions to operators.</summary>
internal static class QueryOperatorExtensions
{
    extension(QueryOperator value)
    {
        /// <summary>Whether the operator executes the query.</summary>
        internal bool IsTerminal => value >= QueryOperator.ToList;

        /// <summary>What the operator makes of the rows when it executes the query.</summary>
        internal TerminalKind? Terminal => value switch
        {
            >= QueryOperator.ToList and <= QueryOperator.Load => TerminalKind.Buffer,
            QueryOperator.ForEach => TerminalKind.Enumerate,
            >= QueryOperator.First and <= QueryOperator.Find => TerminalKind.SingleRow,
            >= QueryOperator.Any and <= QueryOperator.Contains => TerminalKind.Aggregate,
            >= QueryOperator.ExecuteUpdate => TerminalKind.SetBased,
            _ => null,
        };

        /// <summary>Whether the operator gives null or nought where there is no row.</summary>
        internal bool GivesDefault =>
            value is QueryOperator.FirstOrDefault or QueryOperator.SingleOrDefault or QueryOperator.LastOrDefault
                or QueryOperator.ElementAtOrDefault or QueryOperator.Find;

        /// <summary>Whether the operator passes on rows that it filters, sorts or pages.</summary>
        internal bool PassesRows =>
            value is QueryOperator.Where or QueryOperator.Skip or QueryOperator.Take or QueryOperator.OrderBy
                or QueryOperator.OrderByDescending;

        /// <summary>Whether the operator orders rows, first or as a tie-break.</summary>
        internal bool Orders => value is >= QueryOperator.OrderBy and <= QueryOperator.ThenByDescending;
    }
}

/// <summary>How a query is executed.</summary>
internal enum TerminalKind
{
    /// <summary>All rows go into a collection, or into the change tracker.</summary>
    Buffer,

    /// <summary>All rows go into the change tracker to be added, attached or removed.</summary>
    Tracker,

    /// <summary>The rows are enumerated one by one.</summary>
    Enumerate,

    /// <summary>An operator in memory takes over: every row comes to it.</summary>
    InMemory,

    /// <summary>One row is read.</summary>
    SingleRow,

    /// <summary>One value is computed by the database.</summary>
    Aggregate,

    /// <summary>The database changes the rows itself.</summary>
    SetBased,
}
