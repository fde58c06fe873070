using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Columns in expressions: reads which one a lambda names, and names one in a query.</summary>
internal static class Columns
{
    private static readonly MethodInfo PropertyMethod = ((Func<object, string, object>)EF.Property<object>).Method
        .GetGenericMethodDefinition();

    /// <summary>EF.Property also reaches shadow properties and properties that a derived or base type declares.</summary>
    public static Expression Read(Expression row, KeyColumn column) =>
        Expression.Call(PropertyMethod.MakeGenericMethod(column.Type), row, Expression.Constant(column.Name));

    /// <summary>The property that <paramref name="body"/> names on <paramref name="row"/>, or null when it is anything
    /// else.</summary>
    public static IProperty? Find(IEntityType entity, Expression row, Expression body) =>
        Named(body) is var (owner, name) && owner == row ? entity.FindProperty(name) : null;

    /// <summary>What <paramref name="body"/> reads and from what, or null when it is neither a member nor EF.Property.</summary>
    public static (Expression Owner, string Name)? Named(Expression body) =>
        WithoutWidening(body) switch
        {
            MemberExpression { Expression: { } owner } member => (WithoutWidening(owner), member.Member.Name),
            MethodCallExpression { Method: { IsGenericMethod: true } method, Arguments: [var owner, ConstantExpression name] }
                when method.GetGenericMethodDefinition() == PropertyMethod
                => (WithoutWidening(owner), (string)name.Value!), // '!': EF.Property takes a non-null name
            _ => null,
        };

    /// <summary>
    /// Boxing, upcasts and T to T? keep a column the column it is. Others do not: (int)status over an enum that is stored as text
    /// asks for another order than the column has.
    /// </summary>
    private static Expression WithoutWidening(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert } convert
            && (convert.Type.IsAssignableFrom(convert.Operand.Type)
                || Nullable.GetUnderlyingType(convert.Type) == convert.Operand.Type))
        {
            expression = convert.Operand;
        }

        return expression;
    }
}
