using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>A column that a lambda names, and the row that it stands in: the query's own, or one that this refers to.</summary>
internal sealed record LargeColumn(LambdaExpression Selector, Expression Row, IEntityType Entity, IProperty Property)
{
    /// <exception cref="InvalidOperationException">The lambda names no column, or one that is not read in pieces.</exception>
    public static LargeColumn Of(IEntityType entity, LambdaExpression selector)
    {
        if (Columns.Named(selector.Body) is not var (owner, name)
            || Find(entity, selector.Parameters[0], owner) is not var (row, rowType, type)
            || type.FindProperty(name) is not { } property)
        {
            throw BlobRefusals.NotAColumn(entity, selector);
        }

        EnsureReadable(property);
        return new LargeColumn(selector, row, rowType, property);
    }

    /// <summary>
    /// What an expression leads to from the row of the query, and the row that it stands in. A complex value has no row of its
    /// own, nor has an owned one in the table of its owner: to ask whether it is there, EF Core would look into its columns.
    /// </summary>
    private static (Expression Row, IEntityType RowType, ITypeBase Type)? Find(
        IEntityType entity, ParameterExpression parameter, Expression expression)
    {
        if (expression == parameter)
            return (expression, entity, entity);
        if (Columns.Named(expression) is not var (owner, name) || Find(entity, parameter, owner) is not var (row, rowType, type))
            return null;
        if (type is IEntityType source && source.FindNavigation(name) is { IsCollection: false } navigation)
        {
            var target = navigation.TargetEntityType;
            return IsPartOf(source, target) ? (row, rowType, target) : (expression, target, target);
        }

        return type.FindComplexProperty(name) is { IsCollection: false } complex ? (row, rowType, complex.ComplexType) : null;
    }

    private static bool IsPartOf(IEntityType owner, IEntityType value) =>
        value.IsOwned() && value.GetTableName() == owner.GetTableName() && value.GetSchema() == owner.GetSchema();

    private static void EnsureReadable(IProperty property)
    {
        if (property.DeclaringType.IsMappedToJson())
            throw BlobRefusals.InsideJson(property);
        if (property.GetTypeMapping().Converter is { } converter)
            throw BlobRefusals.Converted(property, converter);
    }
}
