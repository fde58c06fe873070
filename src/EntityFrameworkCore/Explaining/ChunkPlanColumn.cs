namespace Rowbound;

/// <summary>A column of the key that a query is walked by.</summary>
/// <param name="Name">The property.</param>
/// <param name="Descending">Whether the largest value comes first.</param>
/// <param name="CanBeNull">Whether rows may lack a value: these are read by statements of their own.</param>
public readonly record struct ChunkPlanColumn(string Name, bool Descending, bool CanBeNull)
{
    /// <summary>The column as an <c>ORDER BY</c> names it.</summary>
    public override string ToString() => Name + (Descending ? " descending" : "") + (CanBeNull ? " (can be null)" : "");
}
