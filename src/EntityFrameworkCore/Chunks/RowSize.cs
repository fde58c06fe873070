using System.Linq.Expressions;
using System.Reflection;

namespace Rowbound;

/// <summary>
/// About how many bytes a row takes in memory. Reads fields, never properties: the getter of a navigation may load it from the
/// database.
/// </summary>
internal static class RowSize<T>
{
    /// <summary>Of a row, and of what it refers to, two references deep.</summary>
    public static readonly Func<T, long> Of = Compile();

    private static Func<T, long> Compile()
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, long>>(RowSize.Of(row, depth: 2), row).Compile();
    }
}

internal static class RowSize
{
    private const long ObjectOverhead = 16;
    private const long FieldSize = 8;

    // '!': below
    private static readonly MethodInfo ListMethod = typeof(RowSize)
        .GetMethod(nameof(OfList), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Expression Of(Expression value, int depth)
    {
        var type = value.Type;
        if (type == typeof(string))
            return IfThere(value,
                Plus(Times(Expression.Property(value, nameof(string.Length)), sizeof(char)), ObjectOverhead + FieldSize));
        if (type.IsArray && type.GetElementType() is { IsPrimitive: true } element)
            return IfThere(value,
                Plus(Times(Expression.Property(value, nameof(Array.Length)), SizeOf(element)), ObjectOverhead + FieldSize));
        if (depth > 0 && ItemOf(type) is { } item)
            return IfThere(value, Expression.Call(ListMethod.MakeGenericMethod(item), value));
        if (depth == 0 || !IsRow(type))
            return Expression.Constant(FieldSize);

        Expression sum = Expression.Constant(type.IsValueType ? 0 : ObjectOverhead);
        foreach (var field in FieldsOf(type))
            sum = Expression.Add(sum, Plus(Of(Expression.Field(value, field), type.IsValueType ? depth : depth - 1), FieldSize));
        return type.IsValueType ? sum : IfThere(value, sum);
    }

    private static long OfList<TItem>(ICollection<TItem> items)
    {
        var sum = ObjectOverhead;
        foreach (var item in items)
            sum += RowSize<TItem>.Of(item);
        return sum;
    }

    /// <summary>What a collection of rows holds. Only the collections that EF Core and people use: enumerating another could run
    /// code.</summary>
    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(List<>) || definition == typeof(HashSet<>))
            ? type.GetGenericArguments()[0]
            : null;

    /// <summary>Entities, records, anonymous types and tuples; the types of the framework count as one field.</summary>
    private static bool IsRow(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsInterface && !type.IsArray && !typeof(Delegate).IsAssignableFrom(type)
        // '!': no type parameter
        && (type.Namespace is null || !IsFramework(type.Namespace)
            || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal));

    private static bool IsFramework(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft", StringComparison.Ordinal);

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static ConditionalExpression IfThere(Expression value, Expression size) => Expression.Condition(
        Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Constant(0L), size);

    private static BinaryExpression Plus(Expression left, long right) => Expression.Add(left, Expression.Constant(right));

    private static BinaryExpression Times(Expression count, long size) =>
        Expression.Multiply(Expression.Convert(count, typeof(long)), Expression.Constant(size));

    private static long SizeOf(Type primitive) => Type.GetTypeCode(primitive) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        _ => 8,
    };
}
