namespace Rowbound;

/// <summary>What <c>InChunksAsync</c> would do with a query, and what the database makes of it. <see cref="ToString"/> tells it
/// to a reader.</summary>
public sealed record ChunkPlan
{
    internal ChunkPlan()
    {
    }

    /// <summary>The entity whose rows are walked.</summary>
    public string Entity { get; internal init; } = "";

    /// <summary>The columns that the rows are ordered and sought by, most significant first.</summary>
    public IReadOnlyList<ChunkPlanColumn> Key { get; internal init; } = [];

    /// <summary>Whether all columns of the key are compared at once, as one row, which takes one statement for each
    /// chunk.</summary>
    public bool ComparesRows { get; internal init; }

    /// <summary>
    /// The statements of a run: the one for the first chunk, unless it starts behind a position; then those for a chunk behind
    /// a position, in the order in which they are sent until the chunk is full. Those are missing where the query has no row.
    /// </summary>
    public IReadOnlyList<ChunkPlanStatement> Statements { get; internal init; } = [];

    /// <summary>How many rows there will be, as the statistics of the database say, without counting; null where it keeps
    /// none.</summary>
    public long? EstimatedRows { get; internal init; }

    /// <summary>In how many chunks of <see cref="FirstChunkSize"/> rows; null where the rows are not known.</summary>
    public long? EstimatedChunks { get; internal init; }

    /// <summary>How many rows the first chunk may have. Later ones adapt, unless <see cref="ChunkOptions.Size"/> is
    /// set.</summary>
    public int FirstChunkSize { get; internal init; }

    /// <summary>Whether the rows are tracked: then they stay in memory until the change tracker is cleared.</summary>
    public bool IsTracked { get; internal init; }

    /// <summary>The filters of the model that leave out rows of the entity without a word in the query: soft deletion,
    /// tenants.</summary>
    public IReadOnlyList<string> QueryFilters { get; internal init; } = [];

    /// <summary>Of <c>ComputeInChunksAsync</c>: the statement that writes a chunk back. Null for runs that only read, and where
    /// rows are tracked and saved instead.</summary>
    public string? WriteSql { get; internal init; }

    /// <summary>Of <c>ComputeInChunksAsync</c>: why the rows of each chunk are tracked and saved, which is slower; null where one
    /// statement writes them.</summary>
    public string? WhyTracked { get; internal init; }

    /// <summary>What makes the run slow or lets its memory grow, and what to do about it. Empty where all is well.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The plan in lines of text.</summary>
    public override string ToString() => ChunkPlanText.Of(this);
}
