using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes;

/// <summary>
/// A fix that a reader has to review, since something may differ that its title names: it is only offered one at a time.
/// </summary>
public abstract class ReviewFix : RuleFix
{
    private protected ReviewFix(string ruleId)
        : base(ruleId, FixSafety.Review)
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => null;
}
