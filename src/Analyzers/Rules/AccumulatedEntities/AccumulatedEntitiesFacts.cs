using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.AccumulatedEntities;

/// <summary>What ROW4001's fix needs.</summary>
/// <param name="Kept">The columns that are read from the list later.</param>
/// <param name="Read">All columns that are read, in the loop too, with those that are kept.</param>
/// <param name="RowName">What to call a row in the projection.</param>
/// <param name="Declaration">The statement that declares the list.</param>
/// <param name="Query">The query, which the projection goes behind.</param>
/// <param name="Add">The call that adds to the list.</param>
/// <param name="NoTracking">The calls in the query that say not to track, of which columns have no use.</param>
internal sealed record AccumulatedEntitiesFacts(
    ImmutableArray<IPropertySymbol> Kept,
    ImmutableArray<IPropertySymbol> Read,
    string RowName,
    SyntaxNode Declaration,
    SyntaxNode Query,
    SyntaxNode Add,
    ImmutableArray<SyntaxNode> NoTracking)
    : FixFacts(
        FixSafety.Safe,
        [Declaration.GetLocation(), Query.GetLocation(), Add.GetLocation(),
            .. NoTracking.Select(static call => call.GetLocation())])
{
    internal const int DeclarationPlace = 0;
    internal const int QueryPlace = 1;
    internal const int AddPlace = 2;
    internal const int FirstNoTracking = 3;
    internal const string KeptKey = "kept";
    internal const string ReadKey = "read";
    internal const string TypesKey = "types";
    internal const string RowNameKey = "row";

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
        properties[KeptKey] = Names(Kept);
        properties[ReadKey] = Names(Read);
        properties[TypesKey] = string.Join(";", Kept.Select(static c => c.Type.ToDisplayString(TypeFormat)));
        properties[RowNameKey] = RowName;
    }

    private static string Names(ImmutableArray<IPropertySymbol> columns) => string.Join(",", columns.Select(static c => c.Name));
}
