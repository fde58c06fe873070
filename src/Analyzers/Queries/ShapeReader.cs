using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides what a row of a query is.</summary>
internal static class ShapeReader
{
    internal static RowShape Read(Query query, EntityType entity, ContextFacts context, EfSymbols symbols, MethodBody body)
    {
        if (query.Steps.Any(s => s.Call.Arguments.Any(a => a.Value.Unwrapped != s.Call.Receiver?.Unwrapped
            && MayDecideTracking(a, symbols, body, depth: 0))))
            return OfRows(query, RowShape.Unknown);

        return OfRows(query, entity.IsKeyless ? RowShape.UntrackedEntity : Tracked(query, context));
    }

    /// <summary>
    /// Whether a part of a query may hold an operator about tracking, in a sub-query or behind a variable: EF Core applies it to
    /// the whole.
    /// </summary>
    private static bool MayDecideTracking(IOperation part, EfSymbols symbols, MethodBody body, int depth) =>
        part.DescendantsAndSelf().Any(operation => operation switch
    {
        IInvocationOperation call => symbols.DecidesTracking(call),
        ILocalReferenceOperation { Local: var local } when symbols.IsQueryable(local.Type) =>
            depth > 8
                || body.SingleDefinition(local) is not { } definition
                || MayDecideTracking(definition, symbols, body, depth + 1),
        IParameterReferenceOperation or IFieldReferenceOperation =>
            symbols.IsQueryable(operation.Type) && symbols.EntityOfSet(operation.Type) is null,
        _ => false,
    });

    private static RowShape OfRows(Query query, RowShape tracked) =>
        query.Fold<RowShape?>(static _ => null, (step, before) => After(step, before, query), Both) ?? tracked;

    /// <summary>
    /// What an operator makes of the rows before it; <see langword="null"/> where they stay the entities of the source.
    /// </summary>
    private static RowShape? After(QueryStep step, RowShape? before, Query query) => step.Operator switch
    {
        _ when before == RowShape.Columns => before,
        QueryOperator.Select when step.Lambda?.ReturnedValue is { } projected =>
            !HoldsEntity(projected) ? RowShape.Columns
            : before == RowShape.Unknown ? before
            : SymbolEqualityComparer.Default.Equals(query.ElementType, query.Source.Entity) ? null
            : RowShape.HoldsEntity,
        QueryOperator.Select or QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin
            or QueryOperator.GroupJoin or QueryOperator.GroupBy or QueryOperator.OfType or QueryOperator.Cast => RowShape.Unknown,
        _ => before,
    };

    private static RowShape? Both(RowShape? one, RowShape? other) => one == other ? one : RowShape.Unknown;

    /// <summary>One tracking operator anywhere decides for the whole query; the last one wins.</summary>
    private static RowShape Tracked(Query query, ContextFacts context) => query.Fold(
        _ => context.Tracking switch
        {
            TrackingDefault.Tracks => RowShape.TrackedEntity,
            TrackingDefault.DoesNotTrack => RowShape.UntrackedEntity,
            _ => RowShape.Unknown,
        },
        static (step, before) => step.Operator switch
        {
            QueryOperator.AsNoTracking or QueryOperator.AsNoTrackingWithIdentityResolution => RowShape.UntrackedEntity,
            QueryOperator.AsTracking => RowShape.TrackedEntity,
            _ => before,
        },
        static (one, other) => one == other ? one : RowShape.Unknown);

    /// <summary>
    /// Whether a projection keeps the row itself, or something that is no column, rather than values read from it: the parameter
    /// is used otherwise than to read a member, or a class or collection of another type is handed through.
    /// </summary>
    private static bool HoldsEntity(IOperation projected) => EntitiesIn(projected).Any();

    /// <summary>The parts of a projection that are kept and may be entities, or have entities in them.</summary>
    internal static IEnumerable<IOperation> EntitiesIn(IOperation projected) =>
        projected.DescendantsAndSelf().Where(static part => IsObject(part) && IsKept(part));

    private static bool IsObject(IOperation part) => part switch
    {
        IParameterReferenceOperation { Parameter: { Type: var type, ContainingSymbol: var function } } =>
            function is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } && !ColumnTypes.IsMappable(type),
        IPropertyReferenceOperation { IsWritten: false, Property.Type: { } type } =>
            !ColumnTypes.IsMappable(type) && type.TypeKind is TypeKind.Class or TypeKind.Interface,
        _ => false,
    };

    /// <summary>Whether an object is handed on, and not only read from or asked.</summary>
    private static bool IsKept(IOperation value)
    {
        for (var kept = value; ; kept = kept.Consumer!.Parent!) // an argument belongs to a call
        {
            if (kept.Consumer is IMemberReferenceOperation or IBinaryOperation or IIsTypeOperation or IIsPatternOperation)
                return false;
            if (kept.Consumer is not IArgumentOperation { Parent: IInvocationOperation { Type: { } result } call } argument)
                return true;
            if (ColumnTypes.IsMappable(result))
                return false;

            // The rows of a navigation: what a Select makes of each is looked at by itself.
            if (call.TargetMethod.ContainingNamespace?.Name != nameof(System.Linq) || argument.Parameter?.Ordinal != 0)
                return true;
            if (call.TargetMethod.Name is nameof(Enumerable.Select) or nameof(Enumerable.SelectMany))
                return call.Lambda() is null;
        }
    }
}
