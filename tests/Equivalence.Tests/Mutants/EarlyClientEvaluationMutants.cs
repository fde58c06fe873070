namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW1004 with one precondition dropped, or its edit done wrong.</summary>
internal static class EarlyClientEvaluationMutants
{
    private const string Rule = "ROW1004";
    private const string Early = "Analyzers/Queries/QueryEarly.cs";
    private const string Step = "Analyzers/Queries/ClientStep.cs";
    private const string Edit = "CodeFixes/Infrastructure/CutEdit.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Rule, "uncutting 1", Step, "=> site.LoadsForNothingElse && found switch", "=> found switch"),
        new(Rule, "uncutting 2", Step, "a.Parameter?.Ordinal == 0 || site.IsConstant(a.Value)", "true"),
        new(Rule, "uncutting 3", Step, "_ when found.Orders => false,", ""),
        new(Rule, "uncutting 4", Early, "(step.Operator.Terminal is null || IsUsedOnTheSpot(last))", "true"),
        new(Rule, "uncutting 5", Step, "? isProjected ? Translation.Fails : ServerTranslation.Of(lambda, found, site.Entity)",
            "? Translation.Same"),
        new(Rule, "what cannot be translated goes to the database", Edit, "diagnostic.Fact<CutForm>() == CutForm.Behind", "false"),
        new(Rule, "the query before the call is lost", Edit, "var query = access.Expression;",
            "var query = access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax one }"
            + " ? one.Expression : access.Expression;"),
    ];
}
