namespace Rowbound.Analyzers.Infrastructure.Baselines;

/// <summary>Reports the findings of a rule that a project has not put up with.</summary>
internal sealed class FindingReporter(DiagnosticDescriptor descriptor, Baseline baseline)
{
    /// <summary>
    /// Reports all that a rule has found in a member. They come together, so that of two that are alike always the same one is
    /// new, in an editor as in a build.
    /// </summary>
    internal void Report(List<Finding>? findings, ISymbol owner, Action<Diagnostic> report)
    {
        if (findings is null)
            return;

        var diagnostics = findings.ConvertAll(finding => finding.ToDiagnostic(descriptor, owner));
        foreach (var diagnostic in baseline.IsEmpty ? diagnostics : baseline.NewAmong(diagnostics))
            report(diagnostic);
    }
}
