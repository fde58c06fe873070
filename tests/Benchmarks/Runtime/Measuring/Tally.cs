using System.Diagnostics;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>What a run did. It costs every variant the same nanosecond per row.</summary>
/// <param name="expectedRows">How many rows the run should read or change.</param>
/// <param name="atLastRow">What to do while the last row, and with it whatever the variant holds, is in hand.</param>
internal sealed class Tally(long expectedRows, Action? atLastRow = null)
{
    /// <summary>Rows read or changed.</summary>
    internal long Rows { get; private set; }

    /// <summary>A sum over what was read, whatever the order.</summary>
    internal long Sum { get; private set; }

    internal int Chunks { get; private set; }

    /// <summary>The time of the first row, as <see cref="Stopwatch.GetTimestamp"/> gives it; 0 when none was read.</summary>
    internal long FirstRowAt { get; private set; }

    internal static long SumOf(int id, string title) => (long)id * title[^1] + title.Length;

    /// <summary>A row was read.</summary>
    internal void Read(int id, string title)
    {
        if (Rows == 0)
            FirstRowAt = Stopwatch.GetTimestamp();
        Sum += SumOf(id, title);
        Reach(Rows + 1);
    }

    /// <summary>Another process read all rows.</summary>
    internal void ReadElsewhere(int rows, long sum)
    {
        Sum = sum;
        Reach(rows);
    }

    /// <summary>A statement or a save changed rows.</summary>
    internal void Changed(int rows) => Reach(Rows + rows);

    /// <summary>A run of the library is done.</summary>
    internal void Changed(ChunkSummary summary)
    {
        Chunks += summary.Chunks;
        Reach(Rows + summary.Rows);
    }

    /// <summary>A chunk of the work is done.</summary>
    internal void EndChunk() => Chunks++;

    private void Reach(long rows)
    {
        Rows = rows;
        if (rows == expectedRows)
            atLastRow?.Invoke();
    }
}
