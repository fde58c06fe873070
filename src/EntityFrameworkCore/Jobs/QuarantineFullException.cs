namespace Rowbound;

/// <summary>
/// One more row failed than <see cref="PoisonPolicy.Quarantine"/> allows a job to put aside. The job stands before that row,
/// whose failure is the <see cref="Exception.InnerException"/>.
/// </summary>
public sealed class QuarantineFullException : InvalidOperationException
{
    private const int MostNamed = 10;

    internal QuarantineFullException(ChunkCheckpoint job, string key, IReadOnlyList<QuarantinedRow> rows, Exception failure)
        : base(
            $"The job {Names.Of(job)} put aside {rows.Count} rows, which is all that its 'PoisonPolicy' allows, and failed at " +
            $"one more: {key} ({failure.Message}) Put aside: {string.Join("; ", rows.Take(MostNamed).Select(Text))}" +
            $"{(rows.Count > MostNamed ? "; ..." : "")}. Correct the rows or the job and start it again, or allow more.",
            failure)
    {
        Rows = rows;
        Key = key;
    }

    /// <summary>The rows that were put aside, over all starts of the job.</summary>
    public IReadOnlyList<QuarantinedRow> Rows { get; }

    /// <summary>The key of the row that was one too many, as <see cref="Position"/> writes it.</summary>
    public string Key { get; }

    private static string Text(QuarantinedRow row) => $"{row.Key} ({row.ErrorMessage})";
}
