namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW1006 with one precondition dropped, or its edit done wrong.</summary>
internal static class DoubleBufferMutants
{
    private const string Rule = "ROW1006";
    private const string Copy = "Analyzers/Queries/BufferCopy.cs";
    private const string Fix = "Analyzers/Rules/DoubleBuffer/DoubleBufferFix.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        // That the copy is the only use is asked twice; where uses are noted, once.
        new(Rule, "copying 1", "Analyzers/Queries/CollectionFlow.cs", "if (path.IsResult)",
            "if (path.IsResult && kind != CollectionUseKind.Counted)"),
        new(Rule, "copying 2", Copy, "== true && Operation.IsEvaluatedFirst)", "== true)"),
        new(Rule, "copying 2", Copy, "(site.BufferDeclaration?.IsDirectlyBefore(Operation.Statement) == true &&",
            "(site.BufferDeclaration is not null &&"),
        new(Rule, "copying 3", Copy, "site.HazardsOf(lambda) == LoopHazards.None,", "true,"),
        new(Rule, "copying 3", Copy, "var value => value.IsNull,", "_ => true,"),
        // What writes a row is no quiet argument either: both guards must go.
        new(Rule, "copying 4", Copy,
            """
            if (!Arguments.All(a => IsQuiet(a, site)) || (ComparedType is { } type && EfSymbols.ComparesByOwnCode(type)))
                        return false;
                    if (site.Use.Rows.IsWritten || !site.FillsNavigationsAtOnce)
            """,
            """
            if (ComparedType is { } type && EfSymbols.ComparesByOwnCode(type))
                        return false;
                    if (!site.FillsNavigationsAtOnce)
            """),
        new(Rule, "copying 5", Copy, " || !site.FillsNavigationsAtOnce", ""),
        new(Rule, "copying 6", Copy, " || (ComparedType is { } type && EfSymbols.ComparesByOwnCode(type))", ""),
        new(Rule, "copying 7", Copy, "return Operator != QueryOperator.ToDictionary || !site.Scope.IsGuarded", "return true"),
        new(Rule, "copying 8", Copy, "SymbolEqualityComparer.Default.Equals(item, row)\n            && ", ""),
        new(Rule, "copying 8", Copy, "ICollectionExpressionOperation { Elements.Length: 1 } collection",
            "ICollectionExpressionOperation collection"),
        new(Rule, "copying 9", Copy, "copy.IsOf(site.Query.ElementType) && copy.IsSaving(site)",
            "copy.IsOf(site.Query.ElementType)"),
        new(Rule, "the copy is another collection", Fix, "diagnostic.Fact<QueryOperator>() + ", "QueryOperator.ToList + "),
        new(Rule, "what the copy was given is lost", Fix, "InvocationExpressionSyntax made => made.ArgumentList.Arguments,",
            "InvocationExpressionSyntax => default,"),
    ];
}
