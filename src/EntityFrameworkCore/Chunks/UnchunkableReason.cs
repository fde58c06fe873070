namespace Rowbound;

/// <summary>Why a query cannot be read in chunks.</summary>
public enum UnchunkableReason
{
    /// <summary>The source is not a set of a <c>DbContext</c>: an in-memory list, another LINQ provider, a scalar SQL
    /// query.</summary>
    NotAnEntityQuery,

    /// <summary>The source is raw SQL, a database function or a temporal set, whose rows the library cannot order by
    /// itself.</summary>
    SourceIsOpaque,

    /// <summary>The entity type has no primary key.</summary>
    NoPrimaryKey,

    /// <summary>The query is ordered by a column that can be null, on a database whose order of nulls is not known.</summary>
    NullOrderUnknown,

    /// <summary>The query is ordered by something else than a column of the root entity.</summary>
    OrderedByExpression,

    /// <summary>The database provider cannot compare the column exactly, or cannot do so through an index.</summary>
    KeyNotComparable,

    /// <summary>The query contains <c>Take</c> or <c>Skip</c>, which would start again in every chunk.</summary>
    RowsAreLimited,

    /// <summary>The query contains an operator whose rows no longer are the rows of the root entity.</summary>
    UnsupportedOperator,

    /// <summary>A column that is to be written belongs to the key by which the rows are walked.</summary>
    SetsKeyColumn,
}
