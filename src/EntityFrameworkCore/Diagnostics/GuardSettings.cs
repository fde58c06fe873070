namespace Rowbound;

/// <summary>The options as they were when <c>UseRowbound</c> returned.</summary>
internal sealed record GuardSettings(
    long? MaxRows,
    long? MaxBytes,
    int? MaxTracked,
    LimitAction AtLimit,
    bool CountsBytes,
    RowboundReport? Report,
    Action<LimitBreach>? OnBreach)
{
    public static GuardSettings Of(RowboundOptions options) => new(
        options.MaxRowsPerQuery,
        options.MaxBytesPerQuery,
        options.MaxTrackedEntities,
        options.AtLimit,
        options.CountBytes || options.MaxBytesPerQuery is not null,
        options.Report,
        options.OnBreach);
}
