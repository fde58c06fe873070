namespace Rowbound.Analyzers.Infrastructure;

/// <summary>The presets that a project chooses one of by the build property <c>RowboundPreset</c>.</summary>
internal static class Preset
{
    internal const string Property = "build_property.RowboundPreset";

    /// <summary>What holds where none is chosen.</summary>
    internal const string Recommended = "recommended";

    internal const string Strict = "strict";
    internal const string MemoryOnly = "memory-only";
    internal const string Off = "off";

    internal static ImmutableArray<string> All { get; } = [Recommended, Strict, MemoryOnly, Off];

    /// <summary>Whether there is such a preset; the build takes its name in any case.</summary>
    internal static bool IsKnown(string name) => All.Contains(name, StringComparer.OrdinalIgnoreCase);
}
