using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>Tells whether what is known of a table holds for a query.</summary>
internal static class WholeTable
{
    /// <summary>The table whose rows the query has, each and no others; null where it filters, or where they lie in
    /// several.</summary>
    public static ITable? Of(ChunkableQuery query)
    {
        var source = query.Source;
        while (source is MethodCallExpression call)
        {
            if (call.Method.DeclaringType == typeof(Queryable))
                return null; // Where and OfType; the rest are the operators of EF Core, which pick no rows.
            source = call.Arguments[0];
        }

        return source is EntityQueryRootExpression { EntityType: { BaseType: null } entity }
            && entity.GetMappingStrategy() != RelationalAnnotationNames.TpcMappingStrategy
            && QueryFilters.Of(query).Count == 0
            && entity.GetTableMappings().ToList() is [var only]
                ? only.Table
                : null;
    }

    /// <summary>The name as statements have it.</summary>
    public static string NameOf(DbContext context, ITableBase table) =>
        context.GetService<ISqlGenerationHelper>().DelimitIdentifier(table.Name, table.Schema);
}
