namespace Rowbound.Analyzers.EntityModel;

/// <summary>Whether a table grows, by evidence in the program.</summary>
internal enum Growth
{
    /// <summary>Neither is known.</summary>
    Unknown,

    /// <summary>The program inserts the entity outside of seeding and tests, or it belongs to one that grows.</summary>
    Grows,

    /// <summary>The model seeds it, its key is an enum, or the user says so.</summary>
    StaysSmall,
}
