namespace Rowbound.Analyzers.Queries;

/// <summary>What a row of a query is.</summary>
internal enum RowShape
{
    /// <summary>Not known, such as an entity of a context whose tracking default is not visible.</summary>
    Unknown,

    /// <summary>An entity that the change tracker keeps.</summary>
    TrackedEntity,

    /// <summary>An entity that nobody but the code keeps.</summary>
    UntrackedEntity,

    /// <summary>A projection that has an entity in it: tracked like the entity itself.</summary>
    HoldsEntity,

    /// <summary>Columns and nothing else.</summary>
    Columns,
}
