namespace Rowbound.Tool.Analysis;

/// <summary>What can be done about a finding.</summary>
internal enum FixSafety
{
    /// <summary>Nothing offers to rewrite it.</summary>
    None,

    /// <summary>A rewrite exists whose title says what may differ.</summary>
    Review,

    /// <summary>A rewrite exists that is proven to compute the same.</summary>
    Safe,
}
