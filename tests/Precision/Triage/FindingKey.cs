using Rowbound.Precision.Measuring;

namespace Rowbound.Precision.Triage;

/// <summary>What tells a finding from others, run after run: the text of its line, not the number.</summary>
internal readonly record struct FindingKey(string Rule, string Repository, string Path, string LineHash)
{
    public static FindingKey Of(Finding finding) => new(finding.Rule, finding.Repository, finding.Path, finding.LineHash);
}
