using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>What is set for a project, each value of a key once for each file.</summary>
internal static class OptionSettings
{
    /// <summary>
    /// The settings in the files that are handed over, and those that hold for a source file and stand in none of
    /// them.
    /// </summary>
    internal static IEnumerable<OptionSetting> Of(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var told = new HashSet<(string File, string Key, string Value)>();
        var known = new HashSet<(string Key, string Value)>();
        foreach (var setting in options.AdditionalFiles.SelectMany(file => ConfigurationFile.Read(file, cancellation)))
        {
            known.Add((setting.Key, setting.Value));
            if (told.Add((setting.Location.GetLineSpan().Path, setting.Key, setting.Value)))
                yield return setting;
        }

        foreach (var (key, value) in Merged(compilation, options.AnalyzerConfigOptionsProvider, cancellation))
        {
            if (known.Add((key, value)))
                yield return new(key, value, $"the configuration of '{compilation.AssemblyName}'", Location.None);
        }
    }

    /// <summary>Files with the same settings share one object, so that keys are not read again for each.</summary>
    private static IEnumerable<(string Key, string Value)> Merged(
        Compilation compilation, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var seen = new HashSet<AnalyzerConfigOptions>();
        foreach (var options in compilation.SyntaxTrees.Select(provider.GetOptions).Prepend(provider.GlobalOptions))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!seen.Add(options))
                continue;

            foreach (var key in options.Keys)
            {
                if (key.StartsWith(RuleOption.Prefix, StringComparison.OrdinalIgnoreCase)
                    && options.TryGetValue(key, out var value))
                    yield return (key.ToLowerInvariant(), value);
            }
        }
    }
}
