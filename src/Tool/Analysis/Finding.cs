namespace Rowbound.Tool.Analysis;

/// <summary>One diagnostic, where it stands and what can be done about it.</summary>
internal sealed record Finding(Diagnostic Diagnostic, Document Document, FixSafety Fix)
{
    public string Rule => Diagnostic.Id;

    public DiagnosticSeverity Severity => Diagnostic.Severity;

    public string Message { get; } = Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public string Path => Document.FilePath ?? Document.Name;

    public FileLinePositionSpan Span { get; } = Diagnostic.Location.GetLineSpan();

    public int Line => Span.StartLinePosition.Line + 1;
}
