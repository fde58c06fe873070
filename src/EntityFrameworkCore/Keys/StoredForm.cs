using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Values as the model has them, and as the column stores them.</summary>
internal static class StoredForm
{
    public static object? ToStored(this IProperty property, object? value) =>
        property.GetTypeMapping().Converter is { } converter && (value is not null || converter.ConvertsNulls)
            ? converter.ConvertToProvider(value)
            : value;

    public static object? FromStored(this IProperty property, object? value) =>
        property.GetTypeMapping().Converter is { } converter && (value is not null || converter.ConvertsNulls)
            ? converter.ConvertFromProvider(value)
            : value;
}
