namespace Rowbound.Tool.Analysis;

/// <summary>
/// One diagnostic, where it stands and what can be done about it. What is wrong with the configuration of a project stands in no
/// document.
/// </summary>
internal sealed record Finding(Diagnostic Diagnostic, Project Project, Document? Document, FixSafety Fix)
{
    public string Rule => Diagnostic.Id;

    /// <summary>Whether it is in the baseline of its project, so that a build does not report it.</summary>
    public bool IsKnown { get; init; }

    public DiagnosticSeverity Severity => Diagnostic.Severity;

    public string Message { get; } = Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The file; the project's where there is none.</summary>
    public string Path => Document is { } document ? document.FilePath ?? document.Name
        : Span.Path is { Length: > 0 } file ? file
        : Project.FilePath ?? Project.Name;

    public FileLinePositionSpan Span { get; } = Diagnostic.Location.GetLineSpan();

    public int Line => Span.StartLinePosition.Line + 1;
}
