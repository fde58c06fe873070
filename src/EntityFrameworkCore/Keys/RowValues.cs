using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>
/// <c>(a, b) > (x, y)</c> in one comparison. PostgreSQL reads it as one range of an index; SQL Server has no row values, MariaDB
/// uses no index for them, and EF Core writes them for Npgsql only. They know one direction and no nulls.
/// </summary>
internal static class RowValues
{
    private const int MostColumns = 7; // What ValueTuple.Create takes without nesting.

    public static bool CanCompare(IReadOnlyList<KeyColumn> key) =>
        key.Count is > 1 and <= MostColumns
        && key[0].Engine == DatabaseEngine.PostgreSql
        && key.All(column => column.Descending == key[0].Descending && !column.CanBeNull);

    public static Expression Compare(
        ExpressionType kind, IReadOnlyList<KeyColumn> key, Func<int, Expression> left, Func<int, Expression> right) =>
        Expression.Call(
            Function(key[0], kind.ToString()),
            Expression.Property(null, typeof(EF), nameof(EF.Functions)),
            Expression.Convert(Tuple(key, left), typeof(ITuple)),
            Expression.Convert(Tuple(key, right), typeof(ITuple)));

    private static MethodCallExpression Tuple(IReadOnlyList<KeyColumn> key, Func<int, Expression> item) => Expression.Call(
        typeof(ValueTuple),
        nameof(ValueTuple.Create),
        [.. key.Select(column => column.Type)],
        [.. key.Select((_, i) => item(i))]);

    /// <summary>The provider's own extension method: the library references no provider.</summary>
    private static MethodInfo Function(KeyColumn column, string name)
    {
        // '!': the engine is known by it
        var provider = column.Property.DeclaringType.Model.ModelDependencies!.TypeMappingSource.GetType().Assembly;
        return provider.GetType("Microsoft.EntityFrameworkCore.NpgsqlDbFunctionsExtensions")
            ?.GetMethod(name, [typeof(DbFunctions), typeof(ITuple), typeof(ITuple)])
            ?? throw new InvalidOperationException(
                $"Npgsql.EntityFrameworkCore.PostgreSQL {provider.GetName().Version} has no 'EF.Functions.{name}' for row " +
                $"values. " +
                "Use version 7 or later.");
    }
}
