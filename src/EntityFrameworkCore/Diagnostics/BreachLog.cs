using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Rowbound;

/// <summary>Logs breaches as EF Core logs its own events: ILoggerFactory, LogTo and diagnostic listeners see them.</summary>
internal static class BreachLog
{
    public static void Write(DbContext context, LimitBreach breach)
    {
        var logger = context.GetService<IDiagnosticsLogger<MemoryGuard>>();
        var definition = DefinitionOf(breach.Limit, logger.Options);
        if (logger.ShouldLog(definition))
            definition.Log(logger, breach.Message);

        if (logger.NeedsEventData(definition, out var diagnosticSourceEnabled, out var simpleLogEnabled))
        {
            var data = new DbContextEventData(definition, (_, _) => breach.Message, context);
            logger.DispatchEventData(definition, data, diagnosticSourceEnabled, simpleLogEnabled);
        }
    }

    private static EventDefinition<string> DefinitionOf(MemoryLimit limit, ILoggingOptions options)
    {
        var (id, name) = limit switch
        {
            MemoryLimit.RowsPerQuery => (RowboundEventId.RowLimitExceeded, nameof(RowboundEventId.RowLimitExceeded)),
            MemoryLimit.BytesPerQuery => (RowboundEventId.ByteLimitExceeded, nameof(RowboundEventId.ByteLimitExceeded)),
            _ => (RowboundEventId.TrackedEntityLimitExceeded, nameof(RowboundEventId.TrackedEntityLimitExceeded)),
        };
        return new(
            options,
            id,
            LogLevel.Warning,
            $"{nameof(RowboundEventId)}.{name}",
            level => LoggerMessage.Define<string>(level, id, "{Message}"));
    }
}
