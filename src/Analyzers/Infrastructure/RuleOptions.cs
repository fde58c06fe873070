using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// The options that users set in <c>.editorconfig</c> or a global configuration, with the prefix <c>rowbound.</c>
/// </summary>
internal sealed class RuleOptions
{
    internal const string Prefix = "rowbound.";

    private readonly AnalyzerConfigOptionsProvider _provider;

    internal RuleOptions(AnalyzerOptions options)
    {
        _provider = options.AnalyzerConfigOptionsProvider;
        AdditionalFiles = options.AdditionalFiles;
    }

    /// <summary>The files that the project hands to analyzers besides its sources.</summary>
    internal ImmutableArray<AdditionalText> AdditionalFiles { get; }

    /// <summary>Entity types whose tables the user knows to stay small, by type name.</summary>
    internal ImmutableHashSet<string> SmallTables(SyntaxTree tree) =>
        Text(tree, "small_tables") is { } names
            ? [.. names.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)]
            : [];

    /// <summary>From how many bytes on a column counts as large.</summary>
    internal long LargeColumnBytes(SyntaxTree tree) => Number(tree, "large_column_bytes", 8192);

    /// <summary>A constant <c>Take</c> above this many rows bounds nothing.</summary>
    internal long PageLimit(SyntaxTree tree) => Number(tree, "page_limit", 10_000);

    /// <summary>How many columns must be unread before the columns of rows are spoken of.</summary>
    internal long UnusedColumnsMin(SyntaxTree tree) => Number(tree, "unused_columns_min", 5);

    /// <summary>Whether test projects are reported on.</summary>
    internal bool ReportInTests(SyntaxTree tree) =>
        Text(tree, "report_in_tests") is { } text && bool.TryParse(text, out var value) && value;

    private long Number(SyntaxTree tree, string key, long standard) =>
        long.TryParse(Text(tree, key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : standard;

    private string? Text(SyntaxTree tree, string key) =>
        _provider.GetOptions(tree).TryGetValue(Prefix + key, out var text) ? text : null;
}
