using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Code for which a Safe fix of the rule would change what is computed, or might: it must not be offered.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">What is special about the code.</param>
/// <param name="Preconditions">The lines of <c>docs/design/preconditions.md</c> that the code does not meet, as <c>streaming 2</c>.</param>
/// <param name="Code">The code, up to the kind.</param>
public sealed record TrapCase(string RuleId, string Name, string[] Preconditions, string Code)
{
    /// <summary>How much of a file the code is.</summary>
    public CodeKind Kind { get; init; } = CodeKind.Body;

    /// <summary>The project around the code; the runtime library is referenced.</summary>
    public Setup Setup { get; init; } = Setup.Runtime;

    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} {Name}";
}
