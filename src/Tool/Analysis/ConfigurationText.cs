using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.Infrastructure.Baselines;

namespace Rowbound.Tool.Analysis;

/// <summary>
/// A configuration file that the rules may look into, so that they can say where a setting stands. In a build the package hands
/// the files over; here the project need not reference it.
/// </summary>
internal sealed class ConfigurationText(string path, SourceText text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;

    /// <summary>
    /// What the rules are given of a project: its configuration files, too, but not its baseline, so that the tool can tell how
    /// much is in it.
    /// </summary>
    public static async Task<AnalyzerOptions> OptionsAsync(Project project, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var document in project.AnalyzerConfigDocuments)
        {
            if (document.FilePath is { } path)
                files.Add(new ConfigurationText(path, await document.GetTextAsync(cancellationToken)));
        }

        return new(
            [.. project.AnalyzerOptions.AdditionalFiles.Where(file => !Baseline.IsBaseline(file.Path)), .. files],
            project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
    }
}
