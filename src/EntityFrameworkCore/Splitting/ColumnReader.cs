using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Reads the first column of a result as EF Core reads the property: with the reader's method of its mapping and its
/// value converter.</summary>
internal static class ColumnReader
{
    public static Func<DbDataReader, object?> Of(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var method = mapping.GetDataReaderMethod();
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var read = mapping.CustomizeDataReaderExpression(
            // '!': it is a method of a reader
            Expression.Call(Expression.Convert(reader, method.DeclaringType!), method, Expression.Constant(0)));
        var value = Expression.Lambda<Func<DbDataReader, object?>>(Expression.Convert(read, typeof(object)), reader)
            .Compile(preferInterpretation: true);
        var converter = mapping.Converter;
        return converter is null ? value : row => converter.ConvertFromProvider(value(row));
    }
}
