using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.BufferedByConfiguration;

/// <summary>What ROW1008's fixes need.</summary>
/// <param name="Form">How the rows come instead.</param>
/// <param name="Query">The query, or the part of it that <c>AsSingleQuery</c> goes behind.</param>
/// <param name="Loop">The loop.</param>
internal sealed record BufferedByConfigurationFacts(StreamForm Form, SyntaxNode Query, SyntaxNode Loop)
    : FixFacts(Form == StreamForm.Chunks ? FixSafety.Review : FixSafety.Safe, [Query.GetLocation(), Loop.GetLocation()])
{
    internal const int QueryPlace = 0;
    internal const int LoopPlace = 1;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Form);
}

/// <summary>How rows come that EF Core would buffer.</summary>
internal enum StreamForm
{
    /// <summary>One by one, by a query that is not split.</summary>
    SingleQuery,

    /// <summary>One by one, by the runtime library.</summary>
    Unbuffered,

    /// <summary>Chunk by chunk.</summary>
    Chunks,
}
