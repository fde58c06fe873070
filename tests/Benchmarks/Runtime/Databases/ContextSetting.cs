using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>How the context of a variant is configured beyond its provider.</summary>
/// <param name="Suffix">What it adds to the name of a variant.</param>
/// <param name="Retries">Whether the execution strategy retries, as in most programs that talk to a server.</param>
/// <param name="Configure">What else it adds to the options.</param>
internal sealed record ContextSetting(string Suffix, bool Retries = false, Action<DbContextOptionsBuilder>? Configure = null)
{
    internal static readonly ContextSetting Plain = new("");

    /// <summary>Rows and bytes are counted per place in the code, and no limit is reached.</summary>
    internal static readonly ContextSetting Guarded = new(
        ", guarded",
        Configure: options => options.UseRowbound(guard =>
        {
            guard.CountBytes = true;
            (guard.MaxRowsPerQuery, guard.MaxTrackedEntities) = (null, null);
            guard.Report = new RowboundReport();
        }));

    internal static readonly ContextSetting Retrying = new(", retrying", Retries: true);
}
