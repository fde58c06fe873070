using Microsoft.Extensions.Logging;

namespace Rowbound;

/// <summary>
/// The events that the memory guard logs in the category <c>Rowbound.MemoryGuard</c>, through the logging of the context:
/// <c>ConfigureWarnings</c> can ignore them, throw for them or change their level.
/// </summary>
public static class RowboundEventId
{
    private const int First = 47_000;

    /// <summary>A query read more rows than <see cref="RowboundOptions.MaxRowsPerQuery"/>. A warning.</summary>
    public static EventId RowLimitExceeded { get; } = new(First, Name(nameof(RowLimitExceeded)));

    /// <summary>A query read more bytes than <see cref="RowboundOptions.MaxBytesPerQuery"/>. A warning.</summary>
    public static EventId ByteLimitExceeded { get; } = new(First + 1, Name(nameof(ByteLimitExceeded)));

    /// <summary>A context tracks more entities than <see cref="RowboundOptions.MaxTrackedEntities"/>. A warning.</summary>
    public static EventId TrackedEntityLimitExceeded { get; } = new(First + 2, Name(nameof(TrackedEntityLimitExceeded)));

    /// <summary>What <see cref="RowboundReport.WriteTo"/> writes. Information.</summary>
    public static EventId Report { get; } = new(First + 3, Name(nameof(Report)));

    private static string Name(string name) => $"Rowbound.MemoryGuard.{name}";
}
