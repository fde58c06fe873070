using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Rowbound;

/// <summary>
/// What the library tells OpenTelemetry and other listeners: <c>AddSource(RowboundDiagnostics.Name)</c> for traces,
/// <c>AddMeter(RowboundDiagnostics.Name)</c> for metrics. Nothing is measured while nobody listens.
/// </summary>
/// <remarks>
/// <para>Traces: a span for each run, named after the method that runs, and in it a span for each chunk, with the tags
/// <c>db.collection.name</c> (the entity), <c>rowbound.rows</c> and <c>rowbound.outcome</c> (completed or stopped).</para>
/// <para>Metrics, each with the tags <c>rowbound.operation</c> and <c>db.collection.name</c>: <c>rowbound.rows</c> (rows done, a
/// counter), <c>rowbound.chunk.duration</c> (seconds), <c>rowbound.chunk.rows</c> (rows), <c>rowbound.throttle.duration</c>
/// (seconds) and <c>rowbound.retries</c> (attempts of a job after the first, a counter; EF Core counts those of its execution
/// strategies).</para>
/// </remarks>
public static class RowboundDiagnostics
{
    /// <summary>The name of the activity source, of the meter, and of the category of what is logged through the logger factory
    /// of the context.</summary>
    public const string Name = "Rowbound.EntityFrameworkCore";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Rows = Meter.CreateCounter<long>("rowbound.rows", "{row}", "Rows done.");

    internal static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("rowbound.retries", "{attempt}", "Attempts after the first.");

    internal static readonly Histogram<double> ChunkDuration =
        Meter.CreateHistogram<double>("rowbound.chunk.duration", "s",
            "From the first statement until the next chunk is asked for.");

    internal static readonly Histogram<long> ChunkRows =
        Meter.CreateHistogram<long>("rowbound.chunk.rows", "{row}", "Rows in a chunk.");

    internal static readonly Histogram<double> ThrottleDuration =
        Meter.CreateHistogram<double>("rowbound.throttle.duration", "s", "Waits between chunks.");
}
