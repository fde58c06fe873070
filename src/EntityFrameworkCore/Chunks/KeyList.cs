using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Names rows by a list of their keys, which is one parameter of the statement, however long it is.</summary>
internal static class KeyList
{
#if NET10_0_OR_GREATER
    private static readonly MethodInfo ParameterMethod = ((Func<object, object>)EF.Parameter).Method.GetGenericMethodDefinition();
#endif

    /// <summary>Databases to which EF Core sends a list as one value: an array, or JSON.</summary>
    public static bool CanHold(IReadOnlyList<KeyColumn> key) =>
        key is [{ Engine: DatabaseEngine.PostgreSql or DatabaseEngine.Sqlite or DatabaseEngine.SqlServer }];

    public static SeekRange RowsOf<TKey>(this SeekPlan<TKey> plan, IReadOnlyList<TKey> keys)
        where TKey : struct, IKeyValues<TKey>
    {
        var column = plan.Key[0];
        var list = AsParameter(Values(column.Type, keys), column.Type.MakeArrayType());
        return plan.Where(Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [column.Type], list, Columns.Read(plan.Query.Row, column)));
    }

    /// <summary>A field, as a captured local is; EF Core 10 would send a parameter for each value, but for <c>EF.Parameter</c>.</summary>
    private static Expression AsParameter(Array values, Type type)
    {
        var field = Expression.Field(Expression.Constant(new StrongBox<Array>(values)), nameof(StrongBox<>.Value));
        var list = Expression.Convert(field, type);
#if NET10_0_OR_GREATER
        return Expression.Call(ParameterMethod.MakeGenericMethod(type), list);
#else
        return list;
#endif
    }

    private static Array Values<TKey>(Type type, IReadOnlyList<TKey> keys)
        where TKey : struct, IKeyValues<TKey>
    {
        var values = Array.CreateInstance(type, keys.Count);
        for (var i = 0; i < keys.Count; i++)
            values.SetValue(keys[i].ValueAt(0), i);
        return values;
    }
}
