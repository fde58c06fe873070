namespace Rowbound.Analyzers.Infrastructure.Baselines;

/// <summary>Reports the findings of a rule that a project has not put up with.</summary>
internal sealed class FindingReporter(DiagnosticDescriptor descriptor, Baseline baseline)
{
    /// <summary>
    /// Reports all that a rule has found in a member. They come together, so that of two that are alike always the same one is new,
    /// in an editor as in a build.
    /// </summary>
    internal void Report(List<Finding>? findings, ISymbol owner, Action<Diagnostic> report)
    {
        if (findings is null)
            return;

        var diagnostics = findings.ConvertAll(finding => finding.ToDiagnostic(descriptor, owner));
        if (!baseline.IsEmpty)
            diagnostics.Sort(InSource);
        foreach (var diagnostic in baseline.NewAmong(diagnostics, static found => found.Text(Fingerprint.Key)))
            report(diagnostic);
    }

    private static int InSource(Diagnostic one, Diagnostic other) =>
        string.CompareOrdinal(one.Location.SourceTree?.FilePath, other.Location.SourceTree?.FilePath) is not 0 and var byFile
            ? byFile
            : one.Location.SourceSpan.CompareTo(other.Location.SourceSpan);
}
