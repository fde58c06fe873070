using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.DuplicatedPrincipals;

/// <summary>What ROW2006's fix needs.</summary>
/// <param name="Call">The call that says that rows are not tracked.</param>
internal sealed record DuplicatedPrincipalsFacts(SyntaxNode Call) : FixFacts(FixSafety.Review, [Call.GetLocation()]);
