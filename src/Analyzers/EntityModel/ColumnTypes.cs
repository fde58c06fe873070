namespace Rowbound.Analyzers.EntityModel;

/// <summary>Which CLR types fit in a column, and which columns are large.</summary>
internal static class ColumnTypes
{
    private static readonly string[] UnboundedNames =
        ["max)", "text", "clob", "json", "xml", "bytea", "blob", "image", "vector", "geometry", "geography"];

    private static readonly string[] Chosen = ["json", "xml", "vector", "geometry", "geography"];

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
    internal static bool IsLarge(IPropertySymbol property, EntityFacts facts, long limit)
    {
        var isBytes = property.Type is IArrayTypeSymbol;
        if (!isBytes && property.Type.SpecialType != SpecialType.System_String)
            return false;

        var recorded = facts.Recorded?.Facts;
        var recordedType = Telling(recorded?.ColumnTypeOf(property.Name), isBytes);
        return Decide(facts.StatedLength(property), facts.StatedType(property), isBytes, limit)
            ?? Decide(recorded?.MaxLengthOf(property.Name), recordedType, isBytes, limit)
            ?? isBytes;
    }

    /// <summary>Whether a type is written in this way in a recorded model; an enum is recorded as its number.</summary>
    internal static bool IsWrittenAs(ITypeSymbol type, string text)
    {
        var name = text.TrimEnd('?');
        var value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        if (value is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } number })
            value = number;
        var written = IsMappable(value)
            ? value.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).TrimEnd('?')
            : value.Name;
        return written == name.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>What a length, else a column type, says; <see langword="null"/> where there is neither.</summary>
    private static bool? Decide(long? length, string? type, bool isBytes, long limit)
    {
        // EF Core's word for "as long as the database allows" is -1.
        if (length is { } maximum)
            return maximum < 0 || BytesOf(maximum, isBytes) > limit;

        return type is null ? null : IsUnbounded(type) || LengthIn(type) is { } stated && BytesOf(stated, isBytes) > limit;
    }

    /// <summary>
    /// A recorded type that somebody must have chosen. A provider's own type for text without a length says only that nobody said
    /// anything.
    /// </summary>
    private static string? Telling(string? recorded, bool isBytes) =>
        recorded is not null && (isBytes || LengthIn(recorded) is not null || Contains(recorded, Chosen)) ? recorded : null;

    private static long BytesOf(long length, bool isBytes) => isBytes ? length : length * sizeof(char);

    private static bool IsUnbounded(string columnType) =>
        !columnType.StartsWith("tiny", StringComparison.OrdinalIgnoreCase)
        && Contains(columnType, UnboundedNames);

    private static bool Contains(string columnType, string[] names) =>
        names.Any(name => columnType.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    private static long? LengthIn(string columnType)
    {
        var open = columnType.IndexOf('(');
        var close = columnType.IndexOf(')');
        return open >= 0 && close > open && long.TryParse(columnType.Substring(open + 1, close - open - 1), out var length)
            ? length
            : null;
    }
}
