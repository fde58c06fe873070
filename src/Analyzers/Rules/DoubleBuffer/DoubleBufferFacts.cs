using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.DoubleBuffer;

/// <summary>What ROW1006's fix needs.</summary>
/// <param name="Operator">The operator that makes the second collection of the query.</param>
/// <param name="Call">The call that fills the first collection.</param>
/// <param name="Copy">What makes the second of it.</param>
/// <param name="Declaration">The statement that declares the first, where there is one.</param>
internal sealed record DoubleBufferFacts(QueryOperator Operator, SyntaxNode Call, SyntaxNode Copy, SyntaxNode? Declaration)
    : FixFacts(FixSafety.Safe, [Call.GetLocation(), Copy.GetLocation(), (Declaration ?? Call).GetLocation()])
{
    internal const int CallPlace = 0;
    internal const int CopyPlace = 1;
    internal const int DeclarationPlace = 2;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Operator);
}
