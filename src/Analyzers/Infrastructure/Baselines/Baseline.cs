using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Analyzers.Infrastructure.Baselines;

/// <summary>
/// The findings that a project has put up with, one in each line of a file: only those that are not among them are reported. A
/// line that stands twice stands for two findings that are alike.
/// </summary>
internal sealed class Baseline
{
    /// <summary>The name of the file, beside the project's own.</summary>
    internal const string FileName = "rowbound.baseline";

    /// <summary>The first line of the file, with the version of the form of the others.</summary>
    internal const string Head = "# rowbound baseline 1";

    internal static readonly Baseline None = new([], []);

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private Baseline(IEnumerable<string> findings, ImmutableArray<BaselineFault> faults)
    {
        foreach (var finding in findings)
            _counts[finding] = CountOf(finding) + 1;
        Faults = faults;
    }

    internal bool IsEmpty => _counts.Count == 0;

    /// <summary>The lines that cannot be read. They hide nothing.</summary>
    internal ImmutableArray<BaselineFault> Faults { get; }

    /// <summary>What is in the file, in the order of the file that would be written.</summary>
    internal IEnumerable<string> Findings => _counts
        .OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        .SelectMany(static entry => Enumerable.Repeat(entry.Key, entry.Value));

    internal static Baseline Of(IEnumerable<string> findings) => new(findings, []);

    /// <summary>What the project hands over. <paramref name="read"/> can read a text once for all rules.</summary>
    internal static Baseline Of(AnalyzerOptions options, Func<SourceText, Baseline> read, CancellationToken cancellation)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (IsBaseline(file.Path) && file.GetText(cancellation) is { } text)
                return read(text);
        }

        return None;
    }

    internal static bool IsBaseline(string path) =>
        string.Equals(Path.GetFileName(path), FileName, StringComparison.OrdinalIgnoreCase);

    internal static Baseline Read(SourceText text)
    {
        var (findings, faults) = (new List<string>(), ImmutableArray.CreateBuilder<BaselineFault>());
        foreach (var line in text.Lines)
        {
            var content = line.ToString().TrimEnd();
            if (line.LineNumber == 0)
            {
                if (content != Head)
                    return new([], [new(line.Span, content, $"is not '{Head}': the whole file hides nothing")]);
            }
            else if (Fingerprint.IsOne(content))
            {
                findings.Add(content);
            }
            else if (content.Length > 0)
            {
                faults.Add(new(line.Span, content, "is not a rule, a member and its code: the line hides nothing"));
            }
        }

        return new(findings, faults.ToImmutable());
    }

    /// <summary>The text of the file.</summary>
    internal string ToText() => string.Concat(Findings.Prepend(Head).Select(static line => line + "\n"));

    internal int CountOf(string finding) => _counts.TryGetValue(finding, out var count) ? count : 0;

    /// <summary>
    /// Of the findings of a member (or of many), in the order of the source: those that are not in the file. Where it has fewer
    /// than there are of one that stands several times, the last ones are new.
    /// </summary>
    internal IEnumerable<Diagnostic> NewAmong(IEnumerable<Diagnostic> found)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in found.OrderBy(static d => d, Comparer<Diagnostic>.Create(InSource)))
        {
            var fingerprint = diagnostic.Text(Fingerprint.Key);
            seen.TryGetValue(fingerprint, out var before);
            seen[fingerprint] = before + 1;
            if (before >= CountOf(fingerprint))
                yield return diagnostic;
        }
    }

    /// <summary>The order in which findings that are alike are counted.</summary>
    internal static int InSource(Diagnostic one, Diagnostic other) =>
        string.CompareOrdinal(one.Location.SourceTree?.FilePath, other.Location.SourceTree?.FilePath) is not 0 and var byFile
            ? byFile
            : one.Location.SourceSpan.CompareTo(other.Location.SourceSpan);
}

/// <summary>A line of a baseline that cannot be read.</summary>
/// <param name="Span">Its place in the text.</param>
/// <param name="Line">The line.</param>
/// <param name="Reason">What is wrong with it, in the words of a message.</param>
internal sealed record BaselineFault(TextSpan Span, string Line, string Reason);
