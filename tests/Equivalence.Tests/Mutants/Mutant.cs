namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>The rules with one precondition dropped, or a fix with one thing done wrong: the cases must catch it.</summary>
/// <param name="RuleId">The rule whose cases are to catch it.</param>
/// <param name="Precondition">The line of <c>docs/design/preconditions.md</c> that is dropped; for a broken edit what is wrong with it.</param>
/// <param name="File">The file below <c>src</c>.</param>
/// <param name="Original">A piece of its text that stands there once.</param>
/// <param name="Mutated">What stands there instead.</param>
public sealed record Mutant(string RuleId, string Precondition, string File, string Original, string Mutated)
{
    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} without '{Precondition}' in {Path.GetFileName(File)}";
}
