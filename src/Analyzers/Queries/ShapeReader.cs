using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides what a row of a query is.</summary>
internal static class ShapeReader
{
    internal static RowShape Read(Query query, QueryModel model, MethodBody body)
    {
        foreach (var step in query.Steps)
        {
            switch (step.Operator)
            {
                case var _ when SaysHowToTrack(step, model.Symbols, body):
                    return RowShape.Unknown;
                case QueryOperator.Select when step.Lambda?.ReturnedValue is { } projected:
                    if (!HoldsEntity(projected, query.Source.Entity))
                        return RowShape.Columns;
                    if (!SymbolEqualityComparer.Default.Equals(query.ElementType, query.Source.Entity))
                        return RowShape.HoldsEntity;
                    break;
                case QueryOperator.Select or QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin
                    or QueryOperator.GroupJoin or QueryOperator.GroupBy or QueryOperator.OfType or QueryOperator.Cast:
                    return RowShape.Unknown;
            }
        }

        return model.Entities.TypeOf(query.Source.Entity).IsKeyless
            ? RowShape.UntrackedEntity
            : Tracked(query, model.Entities.ContextOf(query.Source.ContextType));
    }

    /// <summary>Whether a query inside the operator, such as the inner side of a join, has an operator about tracking: EF Core applies it to all.</summary>
    private static bool SaysHowToTrack(QueryStep step, EfSymbols symbols, MethodBody body)
    {
        foreach (var argument in step.Call.Arguments)
        {
            if (argument.Parameter?.Ordinal > 0 && argument.Value.DescendantsAndSelf().Any(part => SaysHowToTrack(part, symbols, body)))
                return true;
        }

        return false;
    }

    private static bool SaysHowToTrack(IOperation part, EfSymbols symbols, MethodBody body) => part switch
    {
        IInvocationOperation call => symbols.OperatorOf(call.TargetMethod) is QueryOperator.AsTracking or QueryOperator.AsNoTracking or QueryOperator.AsNoTrackingWithIdentityResolution,
        ILocalReferenceOperation local when symbols.IsQueryable(local.Type) =>
            body.SingleDefinition(local.Local) is not { } definition || definition.DescendantsAndSelf().Any(inner => SaysHowToTrack(inner, symbols, body)),
        IParameterReferenceOperation or IFieldReferenceOperation => symbols.IsQueryable(part.Type) && symbols.EntityOfSet(part.Type) is null,
        _ => false,
    };

    /// <summary>One tracking operator anywhere decides for the whole query; the last one wins.</summary>
    private static RowShape Tracked(Query query, ContextFacts context)
    {
        for (var i = query.Steps.Length - 1; i >= 0; i--)
        {
            switch (query.Steps[i].Operator)
            {
                case QueryOperator.AsNoTracking or QueryOperator.AsNoTrackingWithIdentityResolution:
                    return RowShape.UntrackedEntity;
                case QueryOperator.AsTracking:
                    return RowShape.TrackedEntity;
            }
        }

        return context.Tracking switch
        {
            TrackingDefault.Tracks => RowShape.TrackedEntity,
            TrackingDefault.DoesNotTrack => RowShape.UntrackedEntity,
            _ => RowShape.Unknown,
        };
    }

    /// <summary>
    /// Whether a projection keeps the row itself, or something that is no column, rather than values read from it: the parameter is
    /// used otherwise than to read a member, or a class or collection of another type is handed through.
    /// </summary>
    private static bool HoldsEntity(IOperation projected, INamedTypeSymbol entity)
    {
        foreach (var operation in projected.DescendantsAndSelf())
        {
            var isRow = operation is IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(operation.Type, entity);
            var isNavigation = operation is IPropertyReferenceOperation { Property.Type: { } type } && !ColumnTypes.IsMappable(type) && type.TypeKind is TypeKind.Class or TypeKind.Interface;
            if ((isRow || isNavigation) && !IsReadThrough(operation))
                return true;
        }

        return false;
    }

    private static bool IsReadThrough(IOperation value) => value.Consumer switch
    {
        IMemberReferenceOperation => true,
        IArgumentOperation { Parent: IInvocationOperation { Type: { } result } } => ColumnTypes.IsMappable(result),
        _ => false,
    };
}
