namespace Rowbound.Precision.Triage;

/// <summary>What somebody who read the code says of a finding.</summary>
internal enum Verdict
{
    /// <summary>True, and worth changing the code.</summary>
    Worth,

    /// <summary>True, but nobody would change the code for it.</summary>
    Minor,

    /// <summary>Not true: a defect of the rule.</summary>
    Wrong,
}
