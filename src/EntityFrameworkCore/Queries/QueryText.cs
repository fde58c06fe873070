using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>
/// Writes a query so that the same query gives the same text in every process and build: without the names that the compiler
/// makes up, with the values of captured variables, and without the operators that pick no rows.
/// </summary>
internal sealed class QueryText : ExpressionVisitor
{
    private readonly StringBuilder _text = new();
    private readonly List<ParameterExpression> _parameters = [];

    public static string Of(Expression query)
    {
        var text = new QueryText();
        text.Visit(query);
        return text._text.ToString();
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null)
            return null;

        if (node is MethodCallExpression { Arguments: [var source, ..] } hint && PicksNoRows(hint.Method))
            return Visit(source);

        if (Captured(node) is { } captured)
        {
            Write(captured.Value);
            return node;
        }

        _text.Append('(').Append(node.NodeType).Append(' ').Append(NameOf(node.Type)).Append(' ');
        base.Visit(node);
        _text.Append(')');
        return node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        _text.Append(NameOf(node.Method.DeclaringType)).Append('.').Append(node.Method.Name);
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        _text.Append(NameOf(node.Member.DeclaringType)).Append('.').Append(node.Member.Name);
        return base.VisitMember(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        if (!_parameters.Contains(node))
            _parameters.Add(node);
        _text.Append('$').Append(_parameters.IndexOf(node));
        return node;
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is EntityQueryRootExpression root)
            _text.Append(root.GetType().Name).Append(' ').Append(root.EntityType.Name);
        return node is EntityQueryRootExpression ? node : base.VisitExtension(node);
    }

    /// <summary>EF Core's own operators say how rows are loaded, but for the one that turns filters off.</summary>
    private static bool PicksNoRows(MethodInfo method) =>
        (method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            || method.DeclaringType == typeof(RelationalQueryableExtensions))
        && method.Name != nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters);

    /// <summary>The value of a constant, or of a chain of members that starts at one, as a captured variable does.</summary>
    private static StrongBox<object?>? Captured(Expression node) => node switch
    {
        ConstantExpression constant => new StrongBox<object?>(constant.Value),
        MemberExpression { Expression: { } owner, Member: FieldInfo field } when Captured(owner) is { Value: { } value } =>
            new StrongBox<object?>(field.GetValue(value)),
        MemberExpression { Expression: { } owner, Member: PropertyInfo property } when Captured(owner) is { Value: { } value } =>
            new StrongBox<object?>(property.GetValue(value)),
        _ => null,
    };

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case string text:
                _text.Append('"').Append(text).Append('"');
                break;
            case IQueryable query:
                Visit(query.Expression);
                break;
            case IEnumerable values:
                WriteAll(values);
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                _text.Append(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case DbContext:
                _text.Append("context");
                break;
            default:
                _text.Append(NameOf(value.GetType())).Append(':').Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void WriteAll(IEnumerable values)
    {
        _text.Append('[');
        foreach (var value in values)
        {
            Write(value);
            _text.Append(',');
        }

        _text.Append(']');
    }

    private static string NameOf(Type? type) => type switch
    {
        null => "",
        _ when type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) => "*",
        { IsGenericType: true } =>
            $"{type.Namespace}.{type.Name}<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>",
        _ => type.FullName ?? type.Name,
    };
}
