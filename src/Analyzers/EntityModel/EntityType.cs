using System.Collections.Concurrent;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// What is known of one entity type: conventions and attributes of the class, overridden by what the fluent configuration says.
/// </summary>
internal sealed class EntityType
{
    private readonly EntityConfiguration _fluent;
    private readonly ModelConfiguration _model;
    private readonly Lazy<ImmutableArray<string>> _key;
    private readonly ConcurrentDictionary<IPropertySymbol,
        ImmutableArray<IPropertySymbol>?> _getters = new(SymbolEqualityComparer.Default);

    internal EntityType(INamedTypeSymbol symbol, ModelConfiguration model)
    {
        Symbol = symbol;
        _model = model;
        _fluent = model.Of(symbol);
        _key = new(ReadKey);
    }

    /// <summary>The CLR type.</summary>
    internal INamedTypeSymbol Symbol { get; }

    /// <summary>The properties of the primary key; empty where there is none or it is not known.</summary>
    internal ImmutableArray<string> Key => _key.Value;

    /// <summary>
    /// Whether a query filter may hide rows: one is configured, or configuration that cannot be read may add one.
    /// </summary>
    internal bool MayHaveQueryFilter => _fluent.HasQueryFilter || _model.HasUnreadableParts;

    /// <summary>Whether a navigation of the type, or of one that it may lead to, is included without being asked for.</summary>
    internal bool HasAutoInclude => _model.HasAutoInclude || Properties().Any(static p => EfAttributes.IsAutoInclude(p));

    /// <summary>
    /// The columns that reading a property reads: itself, or those that its getter computes it from; <see langword="null"/> where
    /// the getter is not seen to do only that.
    /// </summary>
    internal ImmutableArray<IPropertySymbol>? ColumnsBehind(IPropertySymbol property) =>
        IsPlainColumn(property) ? [property] : _getters.GetOrAdd(property, p => GetterReader.ColumnsIn(p, this));

    /// <summary>Whether the type has no key, so that its rows are never tracked.</summary>
    internal bool IsKeyless => _fluent.IsKeyless || EfAttributes.IsKeyless(Symbol);

    /// <summary>Whether entities are given a loader by their constructor: reading a navigation may run a query.</summary>
    internal bool LoadsLazily =>
        Symbol.InstanceConstructors.Any(static c => c.Parameters.Any(static p => EfSymbols.IsLazyLoader(p.Type)));

    /// <summary>Whether an entity of the type may refer to another one of it, as in a tree.</summary>
    internal bool RefersToItself =>
        Navigations().Any(n => SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(n.Type), Symbol));

    /// <summary>Whether the navigation is one side of a relationship of many to many.</summary>
    internal static bool IsManyToMany(IPropertySymbol navigation, EntityType target) =>
        !SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(navigation.Type), navigation.Type)
        && target.Navigations().Any(back =>
            !SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(back.Type), back.Type)
            && SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(back.Type), navigation.ContainingType));

    /// <summary>Whether the model seeds the table, as small lookup tables are.</summary>
    internal bool IsSeededByModel => _fluent.HasData;

    /// <summary>Whether rows with these values in these properties are at most one.</summary>
    internal bool IsUnique(IReadOnlyCollection<string> properties) =>
        Covers(properties, Key) || _fluent.UniqueKeys.Any(key => Covers(properties, key))
            || EfAttributes.UniqueIndexes(Symbol).Any(key => Covers(properties, key));

    /// <summary>Whether the property points to another entity, so that rows with one value of it are that entity's own.</summary>
    internal bool IsForeignKey(string property) =>
        _fluent.ForeignKeys.Contains(property)
            || Properties().Any(p => EfAttributes.ForeignKeyOf(p) == property || IsKeyOfNavigation(p, property));

    /// <summary>Whether the property is stored in a column of its own and reading it gives just what the column holds.</summary>
    internal bool IsPlainColumn(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, SetMethod: not null,
            GetMethod.DeclaredAccessibility: Accessibility.Public }
        && !EfAttributes.IsNotMapped(property)
        && !_fluent.Ignored.Contains(property.Name)
        && (ColumnTypes.IsMappable(property.Type) || _fluent.Configured.Contains(property.Name))
        && property.IsAutoProperty;

    /// <summary>Whether the property's values may be stored in another form than they are read.</summary>
    internal bool HasConversion(string property) => _fluent.Converted.Contains(property) || _model.HasUnreadableParts;

    /// <summary>Whether the column type is stated: an enum may then be stored as text.</summary>
    internal bool HasColumnType(IPropertySymbol property) =>
        (_fluent.ColumnTypeOf(property.Name) ?? EfAttributes.ColumnType(property)) is not null;

    /// <summary>Whether the property leads to other entities.</summary>
    internal bool IsNavigation(IPropertySymbol property) =>
        !EfAttributes.IsNotMapped(property)
        && !_fluent.Ignored.Contains(property.Name)
        && !_fluent.Configured.Contains(property.Name)
        && !ColumnTypes.IsMappable(property.Type)
        && property.Type.TypeKind is TypeKind.Class or TypeKind.Interface;

    /// <summary>
    /// The columns that may hold more than <paramref name="limit"/> bytes by what the model or their type says.
    /// </summary>
    internal IEnumerable<IPropertySymbol> LargeColumns(long limit) =>
        Properties().Where(p => IsPlainColumn(p) && !IsBounded(p.Name)
            && ColumnTypes.IsLarge(p, _fluent.ColumnTypeOf(p.Name), _fluent.MaxLengthOf(p.Name), limit));

    /// <summary>The entity types that this one belongs to by a reference.</summary>
    internal IEnumerable<INamedTypeSymbol> Principals() =>
        Navigations().Where(p => !IsOtherEndOfOneToOne(p)).Select(static p => p.Type).OfType<INamedTypeSymbol>()
            .Where(static t => t.TypeKind == TypeKind.Class);

    /// <summary>These properties in the order in which the class declares them.</summary>
    internal ImmutableArray<IPropertySymbol> InOrder(ICollection<IPropertySymbol> properties) =>
        [.. Properties().Where(p => properties.Contains(p.OriginalDefinition))];

    /// <summary>The property of this name, inherited ones included.</summary>
    internal IPropertySymbol? Property(string name) => Properties().FirstOrDefault(p => p.Name == name);

    /// <summary>Databases limit the length of what they index, and a version is a number.</summary>
    private bool IsBounded(string property) =>
        _fluent.RowVersions.Contains(property) || Key.Contains(property)
        || _fluent.UniqueKeys.Any(key => key.Contains(property))
        || EfAttributes.UniqueIndexes(Symbol).Any(key => key.Contains(property));
    private IEnumerable<IPropertySymbol> Navigations() => Properties().Where(IsNavigation);

    private IEnumerable<IPropertySymbol> Properties()
    {
        for (var type = Symbol; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property)
                    yield return property;
            }
        }
    }

    private ImmutableArray<string> ReadKey()
    {
        if (IsKeyless)
            return [];
        if (!_fluent.Key.IsEmpty)
            return _fluent.Key;
        if (EfAttributes.PrimaryKey(Symbol) is { IsEmpty: false } declared)
            return declared;

        var marked = Properties().Where(EfAttributes.IsKey).Select(static p => p.Name).ToImmutableArray();
        return marked.IsEmpty ? ConventionalKey() : marked;
    }

    private ImmutableArray<string> ConventionalKey()
    {
        var found = Named("Id") ?? Named(Symbol.Name + "Id");
        return found is null ? [] : [found.Name];

        IPropertySymbol? Named(string name) =>
            Properties().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase) && IsPlainColumn(p));
    }

    /// <summary>
    /// Whether the foreign key of a reference stands in the other type: then the other type belongs to this one.
    /// </summary>
    private bool IsOtherEndOfOneToOne(IPropertySymbol navigation)
    {
        if (navigation.Type is not INamedTypeSymbol target || HasKeyFor(Properties(), navigation))
            return false;

        var others = new EntityType(target, _model);
        return others.Properties().Any(p => SymbolEqualityComparer.Default.Equals(p.Type, Symbol)
            && (HasKeyFor(others.Properties(), p) || _model.Of(target).ForeignKeys.Count > 0));
    }

    private static bool HasKeyFor(IEnumerable<IPropertySymbol> properties, IPropertySymbol navigation) =>
        EfAttributes.ForeignKeyOf(navigation) is not null
            || properties.Any(p => p.Name == navigation.Name + "Id" || p.Name == navigation.Type.Name + "Id");

    private bool IsKeyOfNavigation(IPropertySymbol navigation, string property) =>
        IsNavigation(navigation)
        && (property == navigation.Name + "Id" || property == navigation.Type.Name + "Id");

    private static bool Covers(IReadOnlyCollection<string> properties, ImmutableArray<string> key) =>
        !key.IsEmpty && key.All(properties.Contains);
}
