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
        var parameter = selector.Parameters[0];
        if (Columns.Named(selector.Body) is not var (owner, name)
            || Resolve(owner) is not var (row, rowType, type)
            || type.FindProperty(name) is not { } property)
        {
            throw BlobRefusals.NotAColumn(entity, selector);
        }

        EnsureReadable(property);
        return new LargeColumn(selector, row, rowType, property);

        // A complex value has no row of its own: it stands in the row of its entity.
        (Expression Row, IEntityType RowType, ITypeBase Type)? Resolve(Expression expression)
        {
            if (expression == parameter)
                return (expression, entity, entity);
            if (Columns.Named(expression) is not var (from, member) || Resolve(from) is not var (fromRow, fromType, fromValue))
                return null;
            if (fromValue is IEntityType source && source.FindNavigation(member) is { IsCollection: false } navigation)
                return (expression, navigation.TargetEntityType, navigation.TargetEntityType);

            return fromValue.FindComplexProperty(member) is { IsCollection: false } complex
                ? (fromRow, fromType, complex.ComplexType)
                : null;
        }
    }

    private static void EnsureReadable(IProperty property)
    {
        if (property.DeclaringType.IsMappedToJson())
            throw BlobRefusals.InsideJson(property);
        if (property.GetTypeMapping().Converter is { } converter)
            throw BlobRefusals.Converted(property, converter);
    }
}
