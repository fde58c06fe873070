namespace Rowbound;

/// <summary>What became of one chunk.</summary>
/// <param name="Rows">How many rows were written.</param>
/// <param name="Last">The key behind which the next chunk starts.</param>
/// <param name="IsLast">Whether that is where the run ends.</param>
internal readonly record struct WrittenChunk<TKey>(int Rows, TKey Last, bool IsLast);
