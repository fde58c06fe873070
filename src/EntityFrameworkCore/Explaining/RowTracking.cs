using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Whether the change tracker keeps what a query returns.</summary>
internal static class RowTracking
{
    public static bool IsOn(DbContext context, ChunkableQuery query) =>
        BehaviourOf(context, query.Source) == QueryTrackingBehavior.TrackAll && HoldsEntity(context.Model, query.Projection.Body);

    /// <summary>The last word of the query, or else the default of the context.</summary>
    private static QueryTrackingBehavior BehaviourOf(DbContext context, Expression source)
    {
        for (; source is MethodCallExpression call; source = call.Arguments[0])
        {
            switch (call.Method.Name)
            {
                case nameof(EntityFrameworkQueryableExtensions.AsNoTracking):
                    return QueryTrackingBehavior.NoTracking;
                case nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution):
                    return QueryTrackingBehavior.NoTrackingWithIdentityResolution;
                case nameof(EntityFrameworkQueryableExtensions.AsTracking) when call.Arguments.Count == 1:
                    return QueryTrackingBehavior.TrackAll;
                case nameof(EntityFrameworkQueryableExtensions.AsTracking)
                    when call.Arguments[1] is ConstantExpression { Value: QueryTrackingBehavior stated }:
                    return stated;
            }
        }

        return context.ChangeTracker.QueryTrackingBehavior;
    }

    /// <summary>Entities are tracked wherever they stand in a result, also as one member of many.</summary>
    private static bool HoldsEntity(IModel model, Expression result) =>
        model.FindEntityType(result.Type) is not null || result switch
    {
        NewExpression made => made.Arguments.Any(part => HoldsEntity(model, part)),
        MemberInitExpression made => HoldsEntity(model, made.NewExpression)
            || made.Bindings.OfType<MemberAssignment>().Any(binding => HoldsEntity(model, binding.Expression)),
        NewArrayExpression made => made.Expressions.Any(part => HoldsEntity(model, part)),
        UnaryExpression converted => HoldsEntity(model, converted.Operand),
        ConditionalExpression either => HoldsEntity(model, either.IfTrue) || HoldsEntity(model, either.IfFalse),
        _ => ElementsOf(result.Type).Any(element => model.FindEntityType(element) is not null),
    };

    private static IEnumerable<Type> ElementsOf(Type type) => type.GetInterfaces().Prepend(type)
        .Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(candidate => candidate.GetGenericArguments()[0]);
}
