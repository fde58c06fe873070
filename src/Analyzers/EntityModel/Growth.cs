namespace Rowbound.Analyzers.EntityModel;

/// <summary>Whether a table grows, by evidence in the program.</summary>
internal enum Growth
{
    /// <summary>The model seeds it, its key is an enum, or the user says so.</summary>
    StaysSmall,

    /// <summary>Neither is known.</summary>
    Unknown,

    /// <summary>
    /// The program inserts the entity outside of seeding and tests, or it belongs to one that it inserts. An administrator's
    /// list of categories does that, too: it grows, but not beyond what people type.
    /// </summary>
    Grows,

    /// <summary>
    /// It grows with the use of the program: rows are made with the time of the clock, or belong to rows of another table and
    /// are inserted many at a time, or belong to rows that grow so.
    /// </summary>
    GrowsWithUse,
}
