using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>What the options say for one source file. What is malformed counts as not said: another rule reports it.</summary>
internal sealed record OptionValues
{
    internal OptionValues(AnalyzerConfigOptions options)
    {
        SmallTables = NamesIn(options, KnownOptions.SmallTables);
        LargeColumnBytes = KnownOptions.LargeColumnBytes.Read(Text(options, KnownOptions.LargeColumnBytes));
        PageLimit = KnownOptions.PageLimit.Read(Text(options, KnownOptions.PageLimit));
        UnusedColumnsMin = KnownOptions.UnusedColumnsMin.Read(Text(options, KnownOptions.UnusedColumnsMin));
        ReportInTests = FlagOption.Read(Text(options, KnownOptions.ReportInTests));
    }

    /// <summary>Entity types whose tables the user knows to stay small.</summary>
    internal NamePatterns SmallTables { get; }

    /// <summary>From how many bytes on a column counts as large.</summary>
    internal long LargeColumnBytes { get; }

    /// <summary>A constant <c>Take</c> above this many rows bounds nothing.</summary>
    internal long PageLimit { get; }

    /// <summary>How many columns must be unread before the columns of rows are spoken of.</summary>
    internal long UnusedColumnsMin { get; }

    /// <summary>Whether test projects are reported on.</summary>
    internal bool ReportInTests { get; }

    private static string? Text(AnalyzerConfigOptions options, RuleOption option) =>
        options.TryGetValue(option.Key, out var text) ? text : null;

    private static NamePatterns NamesIn(AnalyzerConfigOptions options, NamesOption option)
    {
        List<string>? names = null;
        foreach (var key in options.Keys)
        {
            if (key.StartsWith(option.Key, StringComparison.Ordinal)
                && KnownOptions.Find(key) == option
                && options.TryGetValue(key, out var text))
                (names ??= []).AddRange(NamesOption.Read(text));
        }

        return names is null ? NamePatterns.None : new(names);
    }
}
