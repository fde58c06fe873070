using Microsoft.CodeAnalysis.CodeActions;
using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Fixing;

/// <summary>The solution after a fix, and what the fix was.</summary>
internal sealed record FixStep(Solution Solution, AppliedFix Fix)
{
    /// <summary>Null when the action changes nothing.</summary>
    public static async Task<FixStep?> ApplyAsync(
        CodeAction action,
        Solution before,
        IReadOnlyCollection<Finding> findings,
        string title,
        CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        if (operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution is not { } changed)
            return null;

        var after = await LinkedFiles.FollowAsync(before, changed, cancellationToken);
        var changes = await FileChanges.BetweenAsync(before, after, cancellationToken);
        if (changes.Count is 0)
            return null;

        var paths = changes.Select(change => change.Path).ToImmutableArray();
        return new(after, new(findings.First().Rule, findings.First().Fix, title, paths, findings.Count));
    }
}
