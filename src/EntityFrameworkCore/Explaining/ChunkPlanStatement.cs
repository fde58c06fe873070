namespace Rowbound;

/// <summary>A statement that a run sends, and how the database answers it.</summary>
/// <param name="Purpose">Which chunks it reads.</param>
/// <param name="Sql">The text that is sent; the values of the key and the size of the chunk are parameters.</param>
/// <param name="Access">How the database reaches the rows of the table that is walked, in its own words; null where its plan is
/// not known.</param>
/// <param name="Index">The index that it uses; null where it uses none, or its plan is not known.</param>
/// <param name="Sorts">Whether it sorts more rows than the chunk has, instead of following an index.</param>
/// <param name="ScansTable">Whether it reads rows that do not belong to the chunk: the whole table, or all that lies before the
/// position.</param>
public sealed record ChunkPlanStatement(string Purpose, string Sql, string? Access, string? Index, bool Sorts, bool ScansTable);
