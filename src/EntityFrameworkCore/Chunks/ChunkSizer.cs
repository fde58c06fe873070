namespace Rowbound;

/// <summary>
/// Says how many rows the next chunk may have. Averages forget by a quarter with each chunk, so that one slow chunk is no rule
/// and a table whose rows grow is followed.
/// </summary>
internal sealed class ChunkSizer(ChunkOptions options)
{
    private const int FirstSize = 1000;
    private const double Memory = 0.75;
    private const int MostGrowth = 2;

    private double _rows;
    private double _bytes;
    private double _seconds;

    public int Next { get; private set; } =
        options.Size ?? Math.Max(options.MinSize, Math.Min(options.MaxSize, FirstSize));

    /// <summary>What a chunk may hold, however many rows: the size of the next row is not known before it is there.</summary>
    public long MaxBytes { get; } = options.Size is null ? options.MaxBytes : long.MaxValue;

    public void Observe(int rows, long bytes, TimeSpan took)
    {
        if (options.Size is not null || rows == 0)
            return;

        _rows = (Memory * _rows) + rows;
        _bytes = (Memory * _bytes) + bytes;
        _seconds = (Memory * _seconds) + took.TotalSeconds;
        var wanted = Math.Min(Next * (double)MostGrowth, options.MaxSize);
        if (_bytes > 0)
            wanted = Math.Min(wanted, _rows / _bytes * options.MaxBytes);
        if (options.TargetTime is { } target && _seconds > 0)
            wanted = Math.Min(wanted, _rows / _seconds * target.TotalSeconds);
        Next = Math.Max(options.MinSize, (int)wanted);
    }
}
