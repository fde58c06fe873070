using Microsoft.Extensions.Logging;

namespace Rowbound;

/// <summary>What is logged of a run.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} over '{Entity}' starts; estimated rows: {EstimatedRows}")]
    public static partial void Started(ILogger logger, string operation, string entity, long? estimatedRows);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} over '{Entity}': chunk {Chunk} of {Rows} rows took {Milliseconds} ms")]
    public static partial void ChunkDone(
        ILogger logger, string operation, string entity, int chunk, int rows, double milliseconds);

    [LoggerMessage(3, LogLevel.Debug, "{Operation} over '{Entity}' waited {Milliseconds} ms before the next chunk")]
    public static partial void Waited(ILogger logger, string operation, string entity, double milliseconds);

    [LoggerMessage(4, LogLevel.Information,
        "{Operation} over '{Entity}' is done: {Rows} rows in {Chunks} chunks, {Milliseconds} ms")]
    public static partial void Completed(
        ILogger logger, string operation, string entity, long rows, int chunks, double milliseconds);

    [LoggerMessage(5, LogLevel.Information,
        "{Operation} over '{Entity}' stopped after {Rows} rows in {Chunks} chunks, {Milliseconds} ms")]
    public static partial void Stopped(
        ILogger logger, string operation, string entity, long rows, int chunks, double milliseconds);

    [LoggerMessage(6, LogLevel.Warning, "{Operation} over '{Entity}' failed and is tried again: attempt {Attempt}")]
    public static partial void Retried(ILogger logger, string operation, string entity, int attempt);
}
