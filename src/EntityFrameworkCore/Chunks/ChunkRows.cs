namespace Rowbound;

/// <summary>The rows of one chunk as they were read.</summary>
/// <param name="Rows">What the query made of them, in the order of the key.</param>
/// <param name="Bytes">About what they take in memory.</param>
/// <param name="Last">The key of the last row; of the row before where there is none.</param>
/// <param name="IsLast">Whether the query has no row behind them.</param>
internal readonly record struct ChunkRows<T, TKey>(List<T> Rows, long Bytes, TKey Last, bool IsLast);
