using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.ClientSideOperator;

/// <summary>What ROW1003's fixes need.</summary>
/// <param name="Safety">Whether the database gives the same.</param>
/// <param name="Operator">The operator to move.</param>
/// <param name="Use">The call or read that applies it in memory.</param>
/// <param name="Call">The call that loads the rows.</param>
/// <param name="Declaration">The statement that declares the list, where there is one.</param>
internal sealed record ClientSideOperatorFacts(FixSafety Safety, QueryOperator Operator, SyntaxNode Use, SyntaxNode Call, SyntaxNode? Declaration)
    : FixFacts(Safety, [Use.GetLocation(), Call.GetLocation(), (Declaration ?? Call).GetLocation()])
{
    internal const int UsePlace = 0;
    internal const int CallPlace = 1;
    internal const int DeclarationPlace = 2;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Operator);
}
