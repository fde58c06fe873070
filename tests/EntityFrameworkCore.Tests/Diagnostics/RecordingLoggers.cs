using Microsoft.Extensions.Logging;

namespace Rowbound.Diagnostics;

/// <summary>Keeps what was logged in the guard's category.</summary>
internal sealed class RecordingLoggers : ILoggerProvider
{
    public List<(LogLevel Level, EventId Id, string Message)> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(RecordingLoggers loggers, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (category == "Rowbound.MemoryGuard")
                loggers.Entries.Add((logLevel, eventId, formatter(state, exception)));
        }
    }
}
