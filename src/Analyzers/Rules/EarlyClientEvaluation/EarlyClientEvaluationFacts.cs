using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.EarlyClientEvaluation;

/// <summary>What ROW1004's fixes need.</summary>
/// <param name="IsSame">Whether nothing is different when the database runs the operators.</param>
/// <param name="Form">What becomes of the call that ends the query.</param>
/// <param name="Cut">That call.</param>
/// <param name="Moved">The operators that go before it.</param>
internal sealed record EarlyClientEvaluationFacts(bool IsSame, CutForm Form, SyntaxNode Cut, ClientOperator Moved)
    : FixFacts(
        IsSame ? FixSafety.Safe : FixSafety.Review,
        [Cut.GetLocation(), Moved.Steps[Moved.Steps.Length - 1].Operation.Syntax.GetLocation()])
{
    internal const int CutPlace = 0;
    internal const int LastPlace = 1;

    private const string NamesKey = "operators";

    /// <summary>The operators of a diagnostic, for a title.</summary>
    internal static string Names(Diagnostic diagnostic) => diagnostic.Text(NamesKey);

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
        properties.Add(Form);
        properties[NamesKey] = string.Join(", ", Moved.Steps.Select(static s => $"'{s.Operator}'"));
    }
}
