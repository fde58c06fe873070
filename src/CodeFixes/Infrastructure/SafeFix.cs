using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes;

/// <summary>A fix whose result is proven to compute the same: it takes part in fix-all.</summary>
public abstract class SafeFix : RuleFix
{
    private protected SafeFix(string ruleId)
        : base(ruleId, FixSafety.Safe)
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await RewriteAsync(document, [.. diagnostics.Where(Fixes)], context.CancellationToken).ConfigureAwait(false));
}
