namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>All options that there are: the reading, the checking and the documentation go by this table.</summary>
internal static class KnownOptions
{
    internal static readonly NamesOption SmallTables = new(
        "small_tables", "entity types whose tables stay small, by name, separated by commas");

    internal static readonly NumberOption LargeColumnBytes = new(
        "large_column_bytes", 8192, "a column that may hold more is large");

    internal static readonly NumberOption PageLimit = new(
        "page_limit", 10_000, "a constant `Take` above this bounds nothing");

    internal static readonly NumberOption UnusedColumnsMin = new(
        "unused_columns_min", 5, "how many columns must be unread");

    internal static readonly FlagOption ReportInTests = new(
        "report_in_tests", "whether test projects are reported on");

    internal static readonly ImmutableArray<RuleOption> All =
        [SmallTables, LargeColumnBytes, PageLimit, UnusedColumnsMin, ReportInTests];

    /// <summary>The option that a key sets; <see langword="null"/> where there is none.</summary>
    internal static RuleOption? Find(string key)
    {
        foreach (var option in All)
        {
            if (key == option.Key || (option.HasSuffixes && IsSuffixed(key, option)))
                return option;
        }

        return null;
    }

    /// <summary>The option that somebody may have meant who wrote a key that no option has.</summary>
    internal static RuleOption? NearestTo(string key)
    {
        var name = key.Substring(RuleOption.Prefix.Length).Split('.')[0];
        var nearest = All.OrderBy(option => EditDistance.Between(name, option.Name)).First();
        return EditDistance.Between(name, nearest.Name) * 3 <= nearest.Name.Length ? nearest : null;
    }

    /// <summary>Whether the key adds to a list.</summary>
    internal static bool IsSuffixed(string key, RuleOption option) =>
        key.Length > option.Key.Length + 1
        && key[option.Key.Length] == '.'
        && key.StartsWith(option.Key, StringComparison.Ordinal);
}
