using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Rowbound;

/// <summary>Tells traces, metrics and the log of the context about one run.</summary>
internal sealed class RunTelemetry
{
    private readonly string _operation;
    private readonly string _entity;
    private readonly ILogger _logger;
    private readonly TagList _tags;
    private readonly Activity? _run;
    private Activity? _chunk;

    public RunTelemetry(DbContext context, ChunkableQuery query, string operation, long? estimatedRows)
    {
        _operation = operation;
        _entity = query.Entity.DisplayName();
        _logger = context.GetService<ILoggerFactory>().CreateLogger(RowboundDiagnostics.Name);
        _tags = new TagList { { "rowbound.operation", _operation }, { "db.collection.name", _entity } };
        _run = RowboundDiagnostics.Source.StartActivity(operation);
        _run?.SetTag("db.collection.name", _entity);
        RunLog.Started(_logger, _operation, _entity, estimatedRows);
    }

    public void StartChunk() => _chunk = _run is null
        ? null
        : RowboundDiagnostics.Source.StartActivity("chunk", ActivityKind.Internal, _run.Context);

    public void EndChunk(int chunk, int rows, TimeSpan took)
    {
        RowboundDiagnostics.Rows.Add(rows, _tags);
        RowboundDiagnostics.ChunkRows.Record(rows, _tags);
        RowboundDiagnostics.ChunkDuration.Record(took.TotalSeconds, _tags);
        RunLog.ChunkDone(_logger, _operation, _entity, chunk, rows, took.TotalMilliseconds);
        _chunk?.SetTag("rowbound.rows", rows);
        EndSpan();
    }

    public void Retried(int attempt)
    {
        RowboundDiagnostics.Retries.Add(1, _tags);
        RunLog.Retried(_logger, _operation, _entity, attempt);
    }

    public void Waited(TimeSpan time)
    {
        RowboundDiagnostics.ThrottleDuration.Record(time.TotalSeconds, _tags);
        RunLog.Waited(_logger, _operation, _entity, time.TotalMilliseconds);
    }

    /// <summary>A run that is not completed was left by a <c>break</c>, or failed.</summary>
    public void End(bool isCompleted, long rows, int chunks, TimeSpan elapsed)
    {
        EndSpan();
        _run?.SetTag("rowbound.rows", rows);
        _run?.SetTag("rowbound.outcome", isCompleted ? "completed" : "stopped");
        _run?.Dispose();
        if (isCompleted)
            RunLog.Completed(_logger, _operation, _entity, rows, chunks, elapsed.TotalMilliseconds);
        else
            RunLog.Stopped(_logger, _operation, _entity, rows, chunks, elapsed.TotalMilliseconds);
    }

    private void EndSpan()
    {
        _chunk?.Dispose();
        _chunk = null;
    }
}
