namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about which columns of the rows are read, and whether the others may stay in the database.</summary>
internal static class QueryColumns
{
    extension(QuerySite site)
    {
        /// <summary>The columns that are large and that nobody reads, where every use of the rows is seen.</summary>
        internal ImmutableArray<IPropertySymbol> UnreadLargeColumns =>
            [.. site.Entity.LargeColumns(site.Options.LargeColumnBytes)
                .Where(c => !site.IsRead(c.OriginalDefinition))];

        /// <summary>Whether a column is read, by its name or by a property that is computed from it.</summary>
        private bool IsRead(IPropertySymbol column) =>
            site.Use.Rows.Read.Any(member => site.Model.Entities.TypeOf(member.ContainingType).ColumnsBehind(member) is { } behind
                && behind.Contains(column, SymbolEqualityComparer.Default));

        /// <summary>
        /// Whether entities are loaded with large columns that nobody reads, where every use of the rows is seen.
        /// </summary>
        internal bool LoadsUnreadLargeColumns =>
            site.Terminal.Kind is TerminalKind.Buffer or TerminalKind.Enumerate
            && site.Terminal.Operator is null or QueryOperator.ToList or QueryOperator.ToArray
            && site.Rows != RowBound.One
            && site.HoldsEntities
            && site.Use.Rows is { IsReadOnly: true, Read.Count: > 0, Accumulations.Count: 0 }
            && !site.Use.Rows.Read.Any(site.MayReadMore)
            && site.Purpose != BufferPurpose.ClientOperator
            && !site.UnreadLargeColumns.IsEmpty;

        /// <summary>The columns that are read, in the order of the class.</summary>
        internal ImmutableArray<IPropertySymbol> ColumnsRead => site.Entity.InOrder(site.Use.Rows.Read);

        /// <summary>The columns that are read from a second collection later, and the key where that is a single one.</summary>
        internal ImmutableArray<IPropertySymbol> ColumnsReadFrom(Accumulation accumulation)
        {
            var later = new HashSet<IPropertySymbol>(accumulation.Read, SymbolEqualityComparer.Default);
            if (later.Count == 1 && site.Entity.Key is [var key] && site.Entity.Property(key) is { } column)
                later.Add(column.OriginalDefinition);
            return site.Entity.InOrder(later);
        }

        /// <summary>
        /// Whether the rows can be collected as tuples of what is read of them later.
        /// </summary>
        internal bool CanCollectTuples(Accumulation accumulation) =>
            site.CanProject && site.CanAddTuples(accumulation, site.ColumnsReadFrom(accumulation))
            && site.DeclarationOf(accumulation) is not null;

        /// <summary>
        /// Whether another rule has the columns of the rows read alone, which it cannot any more once the rows come otherwise
        /// than in a list.
        /// </summary>
        internal bool AwaitsProjection =>
            (site.LoadsUnreadLargeColumns && site.CanProject)
            || site.FewColumnsOfRows is not null
            || (site is { HoldsEntities: true, Accumulation: { } accumulation } && site.CanCollectTuples(accumulation));

        /// <summary>
        /// Whether the rows may be put into the collection as tuples of these columns: as few as a tuple has elements of its own,
        /// with names that a tuple does not need itself, and where a whole page is added, nothing is read from it before.
        /// </summary>
        private bool CanAddTuples(Accumulation accumulation, ImmutableArray<IPropertySymbol> columns) =>
            columns is { Length: > 1 and <= 7 }
            && columns.All(static c => !IsNameOfTuple(c.Name))
            && accumulation.Fill is IInvocationOperation call
            && (site.Model.Symbols.FillsList(call.TargetMethod)
                ? site.Use.Rows.ReadInPassing.Count == 0
                : call.ArgumentAfterReceiver()?.Unwrapped is ILocalReferenceOperation or IParameterReferenceOperation);

        /// <summary>The columns that are read, and these, in the order of the class.</summary>
        internal ImmutableArray<IPropertySymbol> ColumnsReadAnd(ImmutableArray<IPropertySymbol> more) =>
            site.Entity.InOrder(new HashSet<IPropertySymbol>(
                site.Use.Rows.Read.Concat(more.Select(static c => c.OriginalDefinition)),
                SymbolEqualityComparer.Default));

        /// <summary>
        /// What a reader would call a row: the lambda parameter of the query, else the first letter of the entity.
        /// </summary>
        internal string RowName =>
            site.Query.Steps.Select(static s => s.Lambda?.Symbol.Parameters is [var row, ..]
                ? row.Name
                : null).FirstOrDefault(static n => n is not null)
            ?? site.Entity.Symbol.Name.Substring(0, 1).ToLowerInvariant();

        /// <summary>
        /// Whether the rows may be replaced by a projection of the columns that are read: every use is seen, each reads a plain
        /// column, and neither tracking nor the type of the rows matters.
        /// </summary>
        internal bool CanProject =>
            site.Terminal is { Operator: null or QueryOperator.ToList or QueryOperator.ToArray,
                Operation: not IObjectCreationOperation,
                Call: null or { NamesTypes: false } }
            && site.CanCompose
            && site.Use.Rows is { IsReadOnly: true, HasNamedType: false, ReadsNavigations: false }
            && site.Use.Rows.Read.Count > 0
            && site.Use.Rows.Read.All(site.Entity.IsPlainColumn)
            && !site.UsesTracker
            && (site.Shape == RowShape.UntrackedEntity || (site.IsTrackedAlone && !site.Context.Observes))
            && !site.Context.Intercepts
            // Statements in SQL may be such as nothing can be composed on.
            && !site.Query.Has(QueryOperator.FromSql)
            && !site.Query.Has(QueryOperator.Include)
            && !site.Entity.HasAutoInclude;

        /// <summary>Whether reading a member runs code that is not seen to read columns only.</summary>
        internal bool MayReadMore(IPropertySymbol member) =>
            !QuerySite.IsNavigation(member) && site.Model.Entities.TypeOf(member.ContainingType).ColumnsBehind(member) is null;
    }

    private static bool IsNameOfTuple(string name) =>
        name is "Rest" or "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));
}
