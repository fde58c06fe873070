namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW1003 without one of its preconditions, or with a wrong edit.</summary>
internal static class ClientSideOperatorMutants
{
    private const string Id = "ROW1003";
    private const string Translation = "Analyzers/Queries/ServerTranslation.cs";
    private const string Step = "Analyzers/Queries/ClientStep.cs";
    private const string Chain = "Analyzers/Queries/ClientOperator.cs";
    private const string Tracking = "Analyzers/Queries/QueryTracking.cs";
    private const string Edit = "CodeFixes/Infrastructure/ServerSideEdit.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        // The rule and what the buffer is for both ask for a single use: here the flow forgets the others.
        new(Id, "reduction 1", "Analyzers/Queries/CollectionFlow.cs",
            """
                    if (path.IsResult)
                        flow.Use.Collection.Add(new(kind, value.Consumer ?? value));
            """,
            """
                    if (path.IsResult && flow.Use.Collection.Count == 0)
                        flow.Use.Collection.Add(new(kind, value.Consumer ?? value));
            """),
        new(Id, "reduction 2", Step, "QueryOperator.Sum or QueryOperator.Average => false,", ""),
        new(Id, "reduction 2", Translation,
            "type is { SpecialType: SpecialType.System_Boolean } ? Translation.MayDiffer : OfOrder(type);", "OfOrder(type);"),
        new(Id, "reduction 3", Tracking, "&& !site.Query.Has(QueryOperator.Include) && !site.Entity.HasAutoInclude", ""),
        new(Id, "reduction 3", Tracking,
            "!(site.Entity.RefersToItself && site.HoldsEntities && (site.Use.Rows.Escapes || site.Use.Rows.ReadsNavigations))",
            "true"),
        new(Id, "reduction 4", Tracking,
            "(site.Shape is RowShape.Columns or RowShape.UntrackedEntity || (site.IsTrackedAlone && !site.Context.Observes))",
            "true"),
        new(Id, "reduction 4", Tracking, "(site.IsTrackedAlone && !site.Context.Observes)", "site.IsTrackedAlone"),
        new(Id, "reduction 4", Tracking, "!site.Body.ContextUses.IsEmpty || ", ""),
        new(Id, "reduction 4", Tracking, "&& !(site.Body.WritesInPlace", "&& !(false"),
        new(Id, "reduction 5", Step, "|| Chunkability.HasOneOrder(site.Query, site.Entity)", "|| true"),
        new(Id, "reduction 5", Step, "|| Chunkability.HasOneOrder(site.Query, site.Entity)", "|| site.Query.IsOrdered"),
        new(Id, "reduction 5", "Analyzers/Queries/Chunkability.cs", "is { } column && IsOf(column, entity) ? column.Name : \"\"",
            "is { } column ? column.Name : \"\""),
        new(Id, "reduction 6", "Analyzers/Rules/ClientSideOperator/ClientSideOperatorRule.cs",
            "query.BufferDeclaration?.IsDirectlyBefore(client.Steps[0].Operation.Statement) == true",
            "query.BufferDeclaration is not null"),
        new(Id, "reduction 6", "Analyzers/Rules/ClientSideOperator/ClientSideOperatorRule.cs", " && !client.MayRunLater", ""),
        new(Id, "reduction 6", Chain, "(RunsAfterOthers(first)", "(false"),
        new(Id, "reduction 6", Chain, "&& Steps[Steps.Length - 1].IsConsumedAtOnce;", ";"),
        new(Id, "reduction 6", Step, "&& KeepsTime(call, site)", ""),
        new(Id, "filtering 1", Translation,
            ": left.IsCast || right.IsCast ? Weaker(OfFreeValue(value, row), Translation.MayDiffer)", ""),
        new(Id, "filtering 1", Translation,
            """
                            : value.IsCast ? Translation.MayDiffer
                            : Translation.Same;
            """,
            "                : Translation.Same;"),
        new(Id, "filtering 2", Translation,
            """
                        or SpecialType.System_Int64 } => Translation.Same,
                    _ => Translation.MayDiffer,
            """,
            """
                        or SpecialType.System_Int64 } => Translation.Same,
                    _ => Translation.Same,
            """),
        new(Id, "filtering 2", Translation,
            "Weaker(Weaker(OfFreeValue(value, row), OfColumn(found, entity, isOrdered)), OfCompared(left.Type, isOrdered))",
            "Weaker(OfFreeValue(value, row), OfColumn(found, entity, isOrdered))"),
        new(Id, "filtering 3", Translation, "{ Name: \"Guid\" } => Translation.Same,",
            "{ Name: \"Guid\" or \"DateTime\" } => Translation.Same,"),
        new(Id, "filtering 3", Translation, "{ TypeKind: TypeKind.Enum } => Translation.Same,",
            "{ TypeKind: TypeKind.Enum } or { Name: \"DateTime\" } => Translation.Same,"),
        new(Id, "filtering 4", Translation, "entity.HasConversion(column.Name) || (isNullable && isOrdered)",
            "isNullable && isOrdered"),
        new(Id, "filtering 4", Translation, "entity.HasColumnType(column) ? Translation.MayDiffer : OfOrder(column.Type)",
            "OfOrder(column.Type)"),
        new(Id, "filtering 5", Translation,
            """
                        : OfColumn(column, entity, isOrdered: true),
                    _ => Translation.Fails,
            """,
            """
                        : OfColumn(column, entity, isOrdered: true),
                    _ => Translation.Same,
            """),
        new(Id, "filtering 5", Translation, "!entity.IsPlainColumn(column) ? Translation.Fails\n            : value.IsCast",
            "value.IsCast"),
        new(Id, "filtering 6", Translation,
            """
                    && owner.Unwrapped is IParameterReferenceOperation reference
                    && SymbolEqualityComparer.Default.Equals(reference.Parameter, row)
            """,
            "        && owner.Mentions(row)"),
        new(Id, "filtering 7", Translation,
            """
                    IInstanceReferenceOperation => Translation.MayDiffer,
                    IMemberReferenceOperation { Instance: null } => Translation.MayDiffer,
                    IMemberReferenceOperation { Instance: { } owner } => Weaker(Translation.MayDiffer, OfFreeValue(owner, row)),
            """,
            """
                    IInstanceReferenceOperation => Translation.Same,
                    IMemberReferenceOperation { Instance: null } => Translation.Same,
                    IMemberReferenceOperation { Instance: { } owner } => OfFreeValue(owner, row),
            """),
        // A column that may be null, and a value that may be, are both kept out by the types that have an order.
        new(Id, "filtering 8", Translation, "{ TypeKind: TypeKind.Enum } => Translation.Same,",
            "{ TypeKind: TypeKind.Enum } or { Name: \"Nullable\" } => Translation.Same,"),
        new(Id, "filtering 9", Translation,
            """
                    && call.ArgumentAfterReceiver() is { } item && Column(item, row) is { } column && entity.IsPlainColumn(column)
                        ? Translation.MayDiffer
            """,
            """
                    && call.ArgumentAfterReceiver() is { } item && Column(item, row) is { } column && entity.IsPlainColumn(column)
                        ? Translation.Same
            """),
        new(Id, "filtering 10", Tracking, "{ IsVisible: true, ComparesAsSql: false }", "{ IsVisible: true }"),
        new(Id, "the token of an answer is lost", Edit, "if (call.Token is { } token)",
            "if (call.Token is { } token && arguments.Count > 5)"),
        new(Id, "the token of a list is lost", Edit, ".WithArgumentList(call.ArgumentList));",
            ".WithArgumentList(ArgumentList()));"),
        new(Id, "a length becomes a question", Edit, "InvocationExpression(Renamed(chain, found.ToString()))",
            "InvocationExpression(Renamed(chain, \"Any\"))"),
    ];
}
