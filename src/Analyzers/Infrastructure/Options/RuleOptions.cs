using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>
/// The options that users set in <c>.editorconfig</c> or a global configuration, with the prefix <c>rowbound.</c> They are read
/// once for each source file.
/// </summary>
internal sealed class RuleOptions(AnalyzerOptions options)
{
    private readonly ConcurrentDictionary<SyntaxTree, OptionValues> _values = new();

    /// <summary>The files that the project hands to analyzers besides its sources.</summary>
    internal ImmutableArray<AdditionalText> AdditionalFiles => options.AdditionalFiles;

    /// <summary>What holds in a source file.</summary>
    internal OptionValues In(SyntaxTree tree) =>
        _values.GetOrAdd(tree, t => new OptionValues(options.AnalyzerConfigOptionsProvider.GetOptions(t)));
}
