namespace Rowbound.Tool.Tour;

/// <summary>What a job gave and took. <paramref name="Content"/> is what the tables hold after a job that writes.</summary>
internal sealed record Measurement(string Result, string? Content, double Milliseconds, IReadOnlyList<MemorySample> Samples)
{
    public long PeakBytes => Samples.Max(sample => sample.Bytes);
}
