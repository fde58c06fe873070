using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>
/// An <c>.editorconfig</c> or global configuration that the project hands over as an additional file: the compiler gives what all
/// files together say for a source file, and not which file says it where.
/// </summary>
internal static class ConfigurationFile
{
    private static readonly char[] Separators = ['=', ':'];

    private static readonly char[] Comments = ['#', ';'];

    /// <summary>The settings of Rowbound in the file, in their order; none where it is another kind of file.</summary>
    internal static IEnumerable<OptionSetting> Read(AdditionalText file, CancellationToken cancellation)
    {
        if (!IsConfiguration(file.Path) || file.GetText(cancellation) is not { } text)
            yield break;

        foreach (var line in text.Lines)
        {
            if (Read(line.ToString(), line.Start, file.Path, text) is { } setting)
                yield return setting;
        }
    }

    private static bool IsConfiguration(string path) =>
        path.EndsWith(".editorconfig", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);

    private static OptionSetting? Read(string line, int start, string path, SourceText text)
    {
        var separator = line.IndexOfAny(Separators);
        if (separator < 0)
            return null;

        var key = line.Substring(0, separator).Trim().ToLowerInvariant();
        if (!key.StartsWith(RuleOption.Prefix, StringComparison.Ordinal))
            return null;

        var comment = line.IndexOfAny(Comments, separator);
        var end = comment < 0 ? line.Length : comment;
        var value = line.Substring(separator + 1, end - separator - 1).Trim();
        var first = line.Length - line.TrimStart().Length;
        var span = TextSpan.FromBounds(start + first, start + line.Substring(0, end).TrimEnd().Length);
        var place = Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
        return new(key, value, $"'{System.IO.Path.GetFileName(path)}'", place);
    }
}
