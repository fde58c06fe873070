using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.ClientSideOperator;

/// <summary>What ROW1003's fixes need.</summary>
/// <param name="Operators">The operators to move, from the list of all rows outwards.</param>
/// <param name="Call">The call that loads the rows.</param>
/// <param name="Declaration">The statement that declares the list, where there is one.</param>
/// <param name="NoTracking">The calls in the query that say not to track, where that says nothing any more.</param>
internal sealed record ClientSideOperatorFacts(
    ClientOperator Operators, SyntaxNode Call, SyntaxNode? Declaration, ImmutableArray<SyntaxNode> NoTracking)
    : FixFacts(
        Operators.IsProven ? FixSafety.Safe : FixSafety.Review,
        [Call.GetLocation(), (Declaration ?? Call).GetLocation(),
            .. Operators.Steps.Select(static s => s.Operation.Syntax.GetLocation()),
            .. NoTracking.Select(static call => call.GetLocation())])
{
    internal const int CallPlace = 0;
    internal const int DeclarationPlace = 1;
    internal const int FirstUse = 2;

    private const string NamesKey = "operators";

    /// <summary>The names of the operators that a diagnostic asks to move.</summary>
    internal static string[] Names(Diagnostic diagnostic) => diagnostic.Text(NamesKey).Split(',');

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) =>
        properties[NamesKey] = string.Join(",", Operators.Steps.Select(static s => s.Operator));
}
