namespace Rowbound.Analyzers.EntityModel;

/// <summary>The data annotations that EF Core reads.</summary>
internal static class EfAttributes
{
    internal static bool IsKey(IPropertySymbol property) => Find(property, "KeyAttribute") is not null;

    internal static bool IsNotMapped(ISymbol member) => Find(member, "NotMappedAttribute") is not null;

    /// <summary>Whether the property is a version of its row, for optimistic concurrency.</summary>
    internal static bool IsVersion(IPropertySymbol property) =>
        (Find(property, "TimestampAttribute") ?? Find(property, "ConcurrencyCheckAttribute")) is not null;

    internal static bool IsAutoInclude(IPropertySymbol property) => Find(property, "AutoIncludeAttribute") is not null;

    internal static bool IsKeyless(INamedTypeSymbol type) => Find(type, "KeylessAttribute") is not null;

    internal static bool IsThreadStatic(IFieldSymbol field) => Find(field, "ThreadStaticAttribute") is not null;

    /// <summary>
    /// Whether the user says that the table stays small, of the class or one that it derives from. The attribute is known by its
    /// name: a project of entities may declare its own.
    /// </summary>
    internal static bool IsSmallTable(INamedTypeSymbol type) =>
        Find(type, "SmallTableAttribute") is not null || (type.BaseType is { } ancestor && IsSmallTable(ancestor));

    /// <summary>Whether the user says that values of the column are large; known by its name, as above.</summary>
    internal static bool IsLargeColumn(IPropertySymbol property) => Find(property, "LargeColumnAttribute") is not null;

    internal static ImmutableArray<string> PrimaryKey(INamedTypeSymbol type) =>
        Find(type, "PrimaryKeyAttribute") is { } key ? Names(key) : [];

    internal static IEnumerable<ImmutableArray<string>> UniqueIndexes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(static a => a.AttributeClass?.Name == "IndexAttribute" && IsUnique(a)).Select(Names);

    /// <summary>The names that <c>[ForeignKey]</c> gives: columns on a navigation, the navigation on a column.</summary>
    internal static ImmutableArray<string> ForeignKeysOf(IPropertySymbol property) =>
        Find(property, "ForeignKeyAttribute")?.ConstructorArguments is [{ Value: string names }]
            ? [.. names.Split(',').Select(static n => n.Trim())]
            : [];

    /// <summary>The navigation at the other end, where <c>[InverseProperty]</c> names it.</summary>
    internal static string? InverseOf(IPropertySymbol navigation) =>
        Find(navigation, "InversePropertyAttribute")?.ConstructorArguments is [{ Value: string name }] ? name : null;

    /// <summary>Whether objects of the type are a part of the row that has them.</summary>
    internal static bool IsOwned(ITypeSymbol type) =>
        (Find(type, "OwnedAttribute") ?? Find(type, "ComplexTypeAttribute")) is not null;

    internal static long? MaxLength(IPropertySymbol property) =>
        (Find(property, "MaxLengthAttribute") ?? Find(property, "StringLengthAttribute"))?.ConstructorArguments switch
        {
            [{ Value: int length }] => length,
            [] => -1,
            _ => null,
        };

    internal static string? ColumnType(IPropertySymbol property) =>
        Find(property, "ColumnAttribute")?.NamedArguments.FirstOrDefault(static n => n.Key == "TypeName").Value.Value as string;

    private static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name)
                return attribute;
        }

        return null;
    }

    private static bool IsUnique(AttributeData index) =>
        index.NamedArguments.Any(static n => n is { Key: "IsUnique", Value.Value: true });

    private static ImmutableArray<string> Names(AttributeData attribute) =>
        [.. attribute.ConstructorArguments.SelectMany(Values).OfType<string>()];

    private static IEnumerable<object?> Values(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? constant.Values.Select(static v => v.Value) : [constant.Value];
}
