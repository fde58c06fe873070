using Rowbound.Analyzers.Infrastructure.Baselines;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// What a rule has to say about one query: where, how severe, what its fix needs to know, and the words of the message.
/// </summary>
/// <param name="Location">The smallest span that a reader would underline.</param>
/// <param name="Severity">A warning where memory grows with the table and the proof is complete, else a suggestion.</param>
/// <param name="Facts">What the rule's fix needs; <see langword="null"/> where no fix is offered.</param>
/// <param name="Arguments">The arguments of the message.</param>
internal sealed record Finding(Location Location, DiagnosticSeverity Severity, FixFacts? Facts, params string[] Arguments)
{
    internal Diagnostic ToDiagnostic(DiagnosticDescriptor descriptor, ISymbol owner) => Diagnostic.Create(
        descriptor,
        Location,
        Severity,
        Facts?.Places ?? [],
        (Facts?.ToProperties() ?? ImmutableDictionary<string, string?>.Empty)
            .SetItem(Fingerprint.Key, Fingerprint.Of(descriptor.Id, owner, Location)),
        Arguments);
}
