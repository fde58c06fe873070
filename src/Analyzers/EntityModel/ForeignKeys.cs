using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>The foreign keys that conventions and attributes give to a navigation.</summary>
internal static class ForeignKeys
{
    /// <summary>The names of the properties that hold the key of what a reference leads to.</summary>
    internal static ImmutableHashSet<string> Of(IPropertySymbol navigation, EntityType owner)
    {
        if (!IsReference(navigation))
            return [];
        if (EfAttributes.ForeignKeysOf(navigation) is { IsEmpty: false } named)
            return [.. named];
        if (owner.Properties().FirstOrDefault(p => EfAttributes.ForeignKeysOf(p).Contains(navigation.Name)) is { } marked)
            return [marked.Name];
        if (OtherEnd(navigation) is { } back && EfAttributes.ForeignKeysOf(back) is { IsEmpty: false } there)
            return [.. there];

        return [navigation.Name + "Id", navigation.Type.Name + "Id"];
    }

    /// <summary>
    /// Whether two navigations may be the ends of one relationship: <c>[InverseProperty]</c> of neither names another.
    /// </summary>
    internal static bool AreEnds(IPropertySymbol one, IPropertySymbol other) =>
        (EfAttributes.InverseOf(one) ?? other.Name) == other.Name
        && (EfAttributes.InverseOf(other) ?? one.Name) == one.Name;

    /// <summary>The collection at the other end that names the foreign key, as EF Core allows on either side.</summary>
    private static IPropertySymbol? OtherEnd(IPropertySymbol navigation) =>
        navigation.Type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(back =>
            !IsReference(back)
            && SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(back.Type), navigation.ContainingType)
            && AreEnds(navigation, back)
            && !EfAttributes.ForeignKeysOf(back).IsEmpty);

    private static bool IsReference(IPropertySymbol navigation) =>
        SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(navigation.Type), navigation.Type);
}
