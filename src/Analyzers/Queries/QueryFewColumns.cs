namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about entities of which few columns are read.</summary>
internal static class QueryFewColumns
{
    extension(QuerySite site)
    {
        /// <summary>The columns that are read, by their names or by properties that are computed from them.</summary>
        private HashSet<IPropertySymbol> ReadColumns => new(
            site.Use.Rows.Read.SelectMany(m => site.Model.Entities.TypeOf(m.ContainingType).ColumnsBehind(m) ?? [])
                .Select(static c => c.OriginalDefinition),
            SymbolEqualityComparer.Default);

        /// <summary>The columns that are loaded and nobody reads, where every use of the entities is seen; else none.</summary>
        private ImmutableArray<IPropertySymbol> UnreadColumns
        {
            get
            {
                if (!site.HoldsEntities || site.Query.Has(QueryOperator.Include) || site.Entity.HasAutoInclude
                    || site.Use.Rows is not { IsReadOnly: true, ReadsNavigations: false, Read.Count: > 0,
                        Accumulations.Count: 0 }
                    || site.Use.Rows.Read.Any(site.MayReadMore))
                    return [];

                var read = site.ReadColumns;
                return [.. site.Entity.Properties()
                    .Where(c => site.Entity.IsPlainColumn(c) && !read.Contains(c.OriginalDefinition))];
            }
        }

        /// <summary>
        /// How many columns of how many are read of rows that are kept in a list, where these are few and can be asked for
        /// alone; <see langword="null"/> where they are not, or another rule speaks about the list.
        /// </summary>
        internal FewColumns? FewColumnsOfRows
        {
            get
            {
                if (site.Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray)
                    || !site.HoldsMany || !site.CanProject
                    || site.Purpose is not (BufferPurpose.Kept or BufferPurpose.OnePass) || site.LoadsUnreadLargeColumns
                    || (site.Purpose == BufferPurpose.OnePass && site.TableSeverity is not null))
                    return null;

                var unread = site.UnreadColumns.Length;
                var read = site.ReadColumns.Count;
                return unread >= site.Options.UnusedColumnsMin && read <= unread
                    ? new(read, read + unread)
                    : null;
            }
        }

        /// <summary>Whether nothing that stands in the code says that the rows are a handful.</summary>
        private bool HoldsMany => site.Rows is RowBound.Table or RowBound.Share or RowBound.Selected or RowBound.PerParent
            or RowBound.Keys;

        /// <summary>
        /// How many columns of how many are read of a single entity, where they are one or two of several and can be asked for
        /// alone.
        /// </summary>
        internal FewColumns? FewColumnsOfOne
        {
            get
            {
                if (site.Terminal is not { Kind: TerminalKind.SingleRow, Operator: not (null or QueryOperator.Find) }
                    || site.UsesTracker || site.Scope.Loop is not null
                    || !site.CanProjectOne)
                    return null;

                var unread = site.UnreadColumns.Length;
                var read = site.ReadColumns.Count;
                return read is 1 or 2 && unread > 2 ? new(read, read + unread) : null;
            }
        }

        /// <summary>
        /// Whether the single row may be replaced by a projection of the columns that are read. Which row it is must not depend
        /// on how the database reads the table: with fewer columns an index may do, which has another order.
        /// </summary>
        internal bool CanProjectOne =>
            site.Terminal is { Operator: QueryOperator.First or QueryOperator.FirstOrDefault or QueryOperator.Single
                or QueryOperator.SingleOrDefault, IsWrittenAsMember: true, Call: { NamesTypes: false } call }
            && call.TargetMethod.Parameters.Skip(1).All(p => site.Model.Symbols.IsExpressionTree(p.Type)
                || p.Type.Name == nameof(CancellationToken))
            && site.CanCompose && site.HasDeterminedRows
            && !site.Use.Rows.HasNamedType
            && site.Use.Rows.Read.All(site.Entity.IsPlainColumn)
            && !site.Body.Edits(site.Entity.Symbol)
            && site.Body.Sites.OthersArePlainReading(site)
            && !site.Context.Intercepts && !site.Context.Observes && !site.IsTrackedByWish
            && !site.Model.SharedTracking.MatterTo(site);

        /// <summary>Whether the call that reads the row has a condition of its own.</summary>
        internal bool HasOwnCondition => site.Terminal.Call is { } call
            && call.TargetMethod.Parameters.Any(p => site.Model.Symbols.IsExpressionTree(p.Type));
    }
}

/// <summary>How many columns are read of how many.</summary>
internal readonly record struct FewColumns(int Read, int All);
