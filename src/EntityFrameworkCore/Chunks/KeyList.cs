using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Names rows by a list of their keys, which is one parameter of the statement, however long it is.</summary>
internal static class KeyList
{
    /// <summary>From EF Core 9 on; before, a list is one parameter as it is.</summary>
    private static readonly MethodInfo? ParameterMethod = typeof(EF).GetMethod("Parameter");

    /// <summary>Databases to which EF Core sends a list as one value: an array, or JSON. SQLite reads lists only from version
    /// 3.38 on.</summary>
    public static bool CanHold(IReadOnlyList<KeyColumn> key) =>
        key is [{ Engine: DatabaseEngine.PostgreSql or DatabaseEngine.SqlServer }];

    public static SeekRange RowsOf<TKey>(this SeekPlan<TKey> plan, IReadOnlyList<TKey> keys)
        where TKey : struct, IKeyValues<TKey>
    {
        var column = plan.Key[0];
        // A field, as a captured local is. EF Core 10 would send a parameter for each value of it, but for 'EF.Parameter'.
        var field = Expression.Field(Expression.Constant(new StrongBox<Array>(Values(column.Type, keys))),
            nameof(StrongBox<>.Value));
        Expression list = Expression.Convert(field, column.Type.MakeArrayType());
        if (ParameterMethod is not null)
            list = Expression.Call(ParameterMethod.MakeGenericMethod(list.Type), list);

        return plan.Where(Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [column.Type], list, Columns.Read(plan.Query.Row, column)));
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
