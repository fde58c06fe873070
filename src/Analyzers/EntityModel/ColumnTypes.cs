namespace Rowbound.Analyzers.EntityModel;

/// <summary>Which CLR types fit in a column, and which columns are large.</summary>
internal static class ColumnTypes
{
    private static readonly string[] UnboundedNames =
        ["max)", "text", "clob", "json", "xml", "bytea", "blob", "image", "vector", "geometry", "geography"];

    /// <summary>Whether EF Core's providers map the type to a column by convention.</summary>
    internal static bool IsMappable(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            IsMappable(nullable.TypeArguments[0]),
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Byte,
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } => true,
        { SpecialType: SpecialType.System_DateTime } => true,
        { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } =>
            type.Name is "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" or "Uri",
        _ => false,
    };

    /// <summary>
    /// Whether a column may hold more than <paramref name="limit"/> bytes: bytes or text that the model or the column type says
    /// are unbounded, or whose stated maximum is above the limit. Text without any statement is weak evidence and does not count.
    /// </summary>
    internal static bool IsLarge(IPropertySymbol property, string? configuredType, long? configuredLength, long limit)
    {
        var isBytes = property.Type is IArrayTypeSymbol;
        if (!isBytes && property.Type.SpecialType != SpecialType.System_String)
            return false;
        if (EfAttributes.IsVersion(property))
            return false;
        // EF Core's word for "as long as the database allows" is -1.
        if ((configuredLength ?? EfAttributes.MaxLength(property)) is { } length)
            return length < 0 || BytesOf(length, isBytes) > limit;
        if ((configuredType ?? EfAttributes.ColumnType(property)) is { } type)
            return IsUnbounded(type) || LengthIn(type) is { } stated && BytesOf(stated, isBytes) > limit;

        return isBytes;
    }

    private static long BytesOf(long length, bool isBytes) => isBytes ? length : length * sizeof(char);

    private static bool IsUnbounded(string columnType) =>
        !columnType.StartsWith("tiny", StringComparison.OrdinalIgnoreCase)
        && UnboundedNames.Any(name => columnType.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    private static long? LengthIn(string columnType)
    {
        var open = columnType.IndexOf('(');
        var close = columnType.IndexOf(')');
        return open >= 0 && close > open && long.TryParse(columnType.Substring(open + 1, close - open - 1), out var length)
            ? length
            : null;
    }
}
