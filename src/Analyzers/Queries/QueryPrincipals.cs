using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about entities that several rows refer to.</summary>
internal static class QueryPrincipals
{
    extension(QuerySite site)
    {
        /// <summary>
        /// The references that a list of untracked rows includes and reads: without tracking each row gets a copy of its own of
        /// what many refer to.
        /// </summary>
        internal ImmutableArray<IPropertySymbol> CopiedReferences
        {
            get
            {
                if (site.Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray)
                    || site.Shape != RowShape.UntrackedEntity || !site.IsTableSized || site.Purpose != BufferPurpose.Kept
                    || !site.Query.AlwaysHas(QueryOperator.AsNoTracking)
                    || site.Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution))
                    return [];

                var unused = site.UnusedInclude?.Steps ?? [];
                return [.. site.Includes
                    .Where(i => site.Query.IsCertain(i.Step) && unused.All(u => u.Step != i.Step))
                    .SelectMany(static i => i.Own).Where(site.IsSharedReference)];
            }
        }

        /// <summary>The call that says that rows are not tracked, where it stands in the same expression.</summary>
        internal IInvocationOperation? NoTrackingCall => site.IsWrittenWhole
            ? site.Query.Steps.FirstOrDefault(static s => s.Operator == QueryOperator.AsNoTracking)?.Call
            : null;

        /// <summary>
        /// Whether many rows may refer to one entity: their own column says to which, its values are not unique, and the entity
        /// does not refer back to a single row.
        /// </summary>
        private bool IsSharedReference(IPropertySymbol navigation)
        {
            var owner = site.TypeOf(navigation.ContainingType);
            return !site.IsCollection(navigation) && owner.IsNavigation(navigation)
                && ForeignKeys.Of(navigation, owner).Where(key => owner.Property(key) is not null).ToList() is [_, ..] keys
                && !owner.IsUnique(keys)
                && EfSymbols.TargetOf(navigation.Type) is INamedTypeSymbol target
                && !site.TypeOf(target).Properties()
                    .Any(back => SymbolEqualityComparer.Default.Equals(back.Type, navigation.ContainingType));
        }
    }
}
