using System.Collections.Concurrent;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// What is known of one entity type: conventions, overridden by what a snapshot has recorded, by the attributes of the class, and
/// by what the fluent configuration says.
/// </summary>
internal sealed class EntityType
{
    private readonly EntityFacts _facts;
    private readonly ModelConfiguration _model;
    private readonly Lazy<ImmutableArray<string>> _key;
    private readonly ConcurrentDictionary<IPropertySymbol,
        ImmutableArray<IPropertySymbol>?> _getters = new(SymbolEqualityComparer.Default);

    internal EntityType(INamedTypeSymbol symbol, ModelConfiguration model, RecordedEntity? recorded)
    {
        Symbol = symbol;
        _model = model;
        _facts = new(symbol, model, recorded);
        _key = new(ReadKey);
    }

    /// <summary>The CLR type.</summary>
    internal INamedTypeSymbol Symbol { get; }

    /// <summary>The properties of the primary key; empty where there is none or it is not known.</summary>
    internal ImmutableArray<string> Key => _key.Value;

    /// <summary>
    /// Whether a query filter may hide rows: one is configured, or configuration that cannot be read may add one.
    /// </summary>
    internal bool MayHaveQueryFilter => _facts.HasQueryFilter || _model.HasUnreadableParts;

    /// <summary>Whether a navigation of the type, or of one that it may lead to, is included without being asked for.</summary>
    internal bool HasAutoInclude => _model.HasAutoInclude || Properties().Any(static p => EfAttributes.IsAutoInclude(p));

    /// <summary>Whether the type has no key, so that its rows are never tracked.</summary>
    internal bool IsKeyless => _facts.IsStatedKeyless || (_facts.IsRecordedKeyless && Key.IsEmpty);

    /// <summary>Whether entities are given a loader by their constructor: reading a navigation may run a query.</summary>
    internal bool LoadsLazily =>
        Symbol.InstanceConstructors.Any(static c => c.Parameters.Any(static p => EfSymbols.IsLazyLoader(p.Type)));

    /// <summary>Whether an entity of the type may refer to another one of it, as in a tree.</summary>
    internal bool RefersToItself =>
        Navigations().Any(n => SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(n.Type), Symbol));

    /// <summary>Whether a column is compared when a row is saved, so that nobody's change is overwritten.</summary>
    internal bool HasVersion => Properties().Any(_facts.IsVersion);

    /// <summary>Whether the model seeds the table, as small lookup tables are.</summary>
    internal bool IsSeededByModel => _facts.HasData;

    /// <summary>The full names of the types that a record says this one depends on.</summary>
    internal IEnumerable<string> RecordedPrincipals =>
        _facts.Recorded?.References.Select(static r => r.Principal).OfType<string>() ?? [];

    /// <summary>
    /// The columns that reading a property reads: itself, or those that its getter computes it from; <see langword="null"/> where
    /// the getter is not seen to do only that.
    /// </summary>
    internal ImmutableArray<IPropertySymbol>? ColumnsBehind(IPropertySymbol property) =>
        IsPlainColumn(property) ? [property] : _getters.GetOrAdd(property, p => GetterReader.ColumnsIn(p, this));

    /// <summary>Whether the navigation is one side of a relationship of many to many.</summary>
    internal static bool IsManyToMany(IPropertySymbol navigation, EntityType target) =>
        IsMany(navigation) && target.Navigations().Any(back => IsMany(back) && AreEnds(navigation, back));

    /// <summary>Whether rows with these values in these properties are at most one.</summary>
    internal bool IsUnique(IReadOnlyCollection<string> properties) =>
        EntityConfiguration.Covers(properties, Key)
            || _facts.UniqueKeys.Any(key => EntityConfiguration.Covers(properties, key));

    /// <summary>Whether the property points to another entity, so that rows with one value of it are that entity's own.</summary>
    internal bool IsForeignKey(string property) =>
        _facts.IsForeignKey(property) || Navigations().Any(n => ForeignKeys.Of(n, this).Contains(property));

    /// <summary>Whether the property is stored in a column of its own and reading it gives just what the column holds.</summary>
    internal bool IsPlainColumn(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, SetMethod: not null,
            GetMethod.DeclaredAccessibility: Accessibility.Public }
        && !_facts.IsIgnored(property)
        && _facts.IsColumn(property)
        && property.IsAutoProperty;

    /// <summary>Whether the property's values may be stored in another form than they are read.</summary>
    internal bool HasConversion(string property) => _facts.IsConverted(Property(property), property);

    /// <summary>Whether the column type is stated: an enum may then be stored as text.</summary>
    internal bool HasColumnType(IPropertySymbol property) => _facts.StatedType(property) is not null;

    /// <summary>Whether the property leads to other entities, which have rows of their own.</summary>
    internal bool IsNavigation(IPropertySymbol property) =>
        LeadsSomewhere(property) && !_facts.IsOwned(property, EfSymbols.TargetOf(property.Type));

    /// <summary>
    /// Whether what the property leads to belongs to the row alone, by ownership or as a complex type: it is loaded with the row,
    /// without being included and never lazily.
    /// </summary>
    internal bool IsOwned(IPropertySymbol property) =>
        LeadsSomewhere(property) && _facts.IsOwned(property, EfSymbols.TargetOf(property.Type));

    /// <summary>Whether what the property leads to is kept in one column of the row as a document.</summary>
    internal bool IsJson(IPropertySymbol property) => IsOwned(property) && _facts.IsJson(property.Name);

    /// <summary>
    /// The columns that may hold more than <paramref name="limit"/> bytes by what the user, the model or their type says.
    /// </summary>
    internal IEnumerable<IPropertySymbol> LargeColumns(long limit) => Properties().Where(p => IsPlainColumn(p)
        && (EfAttributes.IsLargeColumn(p) || (!IsBounded(p) && ColumnTypes.IsLarge(p, _facts, limit))));

    /// <summary>The entity types that this one belongs to by a reference or a relationship that is configured.</summary>
    internal IEnumerable<INamedTypeSymbol> Principals() =>
        Navigations().Where(p => !IsMany(p) && !_facts.IsNoPrincipal(p) && !IsOtherEndOfOneToOne(p) && !IsOptional(p))
            .Select(static p => p.Type).OfType<INamedTypeSymbol>()
            .Where(static t => t.TypeKind == TypeKind.Class)
            .Concat(_facts.Fluent.Principals);

    /// <summary>These properties in the order in which the class declares them.</summary>
    internal ImmutableArray<IPropertySymbol> InOrder(ICollection<IPropertySymbol> properties) =>
        [.. Properties().Where(p => properties.Contains(p.OriginalDefinition))];

    /// <summary>The property of this name, inherited ones included.</summary>
    internal IPropertySymbol? Property(string name) => Properties().FirstOrDefault(p => p.Name == name);

    /// <summary>The properties of the class, inherited ones included.</summary>
    internal IEnumerable<IPropertySymbol> Properties()
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

    /// <summary>Databases limit the length of what they index, and a version is a number.</summary>
    private bool IsBounded(IPropertySymbol property) =>
        _facts.IsVersion(property) || Key.Contains(property.Name) || _facts.UniqueKeys.Any(key => key.Contains(property.Name));

    private IEnumerable<IPropertySymbol> Navigations() => Properties().Where(IsNavigation);

    private bool LeadsSomewhere(IPropertySymbol property) =>
        !ColumnTypes.IsMappable(property.Type)
        && property.Type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Struct
        && !_facts.IsIgnored(property)
        && (!_facts.IsColumn(property) || _facts.IsConfiguredAsOwned(property))
        && (property.Type.TypeKind != TypeKind.Struct || _facts.IsOwned(property, property.Type));

    private ImmutableArray<string> ReadKey()
    {
        if (_facts.IsStatedKeyless)
            return [];
        if (_facts.Key is { } configured)
            return configured.Key;
        if (EfAttributes.PrimaryKey(Symbol) is { IsEmpty: false } declared)
            return declared;

        var marked = Properties().Where(EfAttributes.IsKey).Select(static p => p.Name).ToImmutableArray();
        if (!marked.IsEmpty)
            return marked;

        return _facts switch
        {
            { IsRecordedKeyless: true } => [],
            { Recorded.Facts.Key: { IsEmpty: false } recorded } => recorded,
            _ => ConventionalKey(),
        };
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
        if (navigation.Type is not INamedTypeSymbol target || HasKeyFor(navigation))
            return false;

        var other = new EntityType(target, _model, null);
        return other.Property(Symbol.Name + "Id") is not null
            || other.Properties().Any(back => SymbolEqualityComparer.Default.Equals(back.Type, Symbol)
            && ForeignKeys.AreEnds(navigation, back)
            && (other.HasKeyFor(back) || _model.Find(target).ForeignKeys.Count > 0));
    }

    /// <summary>
    /// Whether the key of a reference may be null: a row that may refer to another one does not belong to it, as a channel does
    /// not to its fallback.
    /// </summary>
    internal bool IsOptional(IPropertySymbol navigation) =>
        ForeignKeys.Of(navigation, this).Select(Property).Any(static key => key is
        {
            Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
        } or { Type.SpecialType: SpecialType.System_String, NullableAnnotation: NullableAnnotation.Annotated });

    private bool HasKeyFor(IPropertySymbol navigation) => ForeignKeys.Of(navigation, this).Any(name =>
        EfAttributes.ForeignKeysOf(navigation).Contains(name) || Property(name) is not null);

    private static bool IsMany(IPropertySymbol navigation) =>
        !SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(navigation.Type), navigation.Type);

    private static bool AreEnds(IPropertySymbol navigation, IPropertySymbol back) =>
        SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(back.Type), navigation.ContainingType)
        && ForeignKeys.AreEnds(navigation, back);
}
