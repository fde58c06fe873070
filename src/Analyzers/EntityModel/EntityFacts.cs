namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// What is said of one entity type and its properties, by rank: the fluent configuration, what is said of the CLR type of a
/// property, attributes, then what a snapshot or a compiled model has recorded. Conventions come last, and are not kept here.
/// </summary>
internal sealed class EntityFacts
{
    private readonly INamedTypeSymbol _symbol;
    private readonly ModelConfiguration _model;

    /// <summary>The configuration of the type and of base types that are entity types too: they share their rows.</summary>
    private readonly ImmutableArray<EntityConfiguration> _chain;

    internal EntityFacts(INamedTypeSymbol symbol, ModelConfiguration model, RecordedEntity? recorded)
    {
        _symbol = symbol;
        _model = model;
        Fluent = model.Find(symbol);
        _chain = [.. Types(symbol).Select(model.Find).Where(static c => c != EntityConfiguration.Empty)];
        Recorded = recorded;
    }

    /// <summary>What is said of the type itself.</summary>
    internal EntityConfiguration Fluent { get; }

    internal RecordedEntity? Recorded { get; }

    /// <summary>The key that is configured, for the type or one that it derives from.</summary>
    internal EntityConfiguration? Key => _chain.FirstOrDefault(static c => !c.Key.IsEmpty || c.HasUnreadableKey);

    internal bool HasQueryFilter => _chain.Any(static c => c.HasQueryFilter);

    /// <summary>Whether the source says that the type has no key.</summary>
    internal bool IsStatedKeyless => _chain.Any(static c => c.IsKeyless) || EfAttributes.IsKeyless(_symbol);

    internal bool IsRecordedKeyless => Recorded?.Facts.IsKeyless == true;

    internal bool HasData => Fluent.HasData || Recorded?.Facts.HasData == true;

    /// <summary>The keys and unfiltered unique indexes besides the primary key.</summary>
    internal IEnumerable<ImmutableArray<string>> UniqueKeys => _chain.SelectMany(static c => c.UniqueKeys)
        .Concat(EfAttributes.UniqueIndexes(_symbol))
        .Concat(Recorded?.Facts.UniqueKeys.Where(IsStillUnique) ?? []);

    /// <summary>The names of the columns that a relationship says are its key.</summary>
    internal bool IsForeignKey(string property) =>
        _chain.Any(c => c.ForeignKeys.Contains(property)) || Recorded?.Facts.ForeignKeys.Contains(property) == true;

    internal bool IsIgnored(IPropertySymbol property) =>
        EfAttributes.IsNotMapped(property) || _chain.Any(c => c.Ignored.Contains(property.Name))
        || (_model.FindConvention(property.Type)?.IsIgnored == true && !IsConfigured(property));

    /// <summary>
    /// Whether the model makes a column of the property: the configuration names it, else the record has it, else providers map
    /// its type and no record of the whole type leaves it out.
    /// </summary>
    internal bool IsColumn(IPropertySymbol property)
    {
        if (IsConfigured(property) || Recorded?.Facts.Configured.Contains(property.Name) == true)
            return true;

        return (ColumnTypes.IsMappable(property.Type) || _model.FindConvention(property.Type)?.IsColumn == true)
            && Recorded?.IsComplete != true;
    }

    internal bool IsConverted(IPropertySymbol? property, string name) =>
        _model.HasUnreadableParts || _chain.Any(c => c.Converted.Contains(name))
        || Recorded?.Facts.Converted.Contains(name) == true
        || (property is not null && (_model.FindConvention(property.Type)?.IsConverted == true || IsStoredAsOther(property)));

    /// <summary>The column type that the source states.</summary>
    internal string? StatedType(IPropertySymbol property) =>
        _chain.Select(c => c.ColumnTypeOf(property.Name)).FirstOrDefault(static t => t is not null)
        ?? _model.FindConvention(property.Type)?.ColumnType ?? EfAttributes.ColumnType(property);

    /// <summary>The maximum length that the source states.</summary>
    internal long? StatedLength(IPropertySymbol property) =>
        _chain.Select(c => c.MaxLengthOf(property.Name)).FirstOrDefault(static l => l is not null)
        ?? _model.FindConvention(property.Type)?.MaxLength ?? EfAttributes.MaxLength(property);

    internal bool IsVersion(IPropertySymbol property) => EfAttributes.IsVersion(property)
        || _chain.Any(c => c.RowVersions.Contains(property.Name)) || Recorded?.Facts.RowVersions.Contains(property.Name) == true;

    /// <summary>Whether the objects that the property leads to are a part of the row, or belong to it alone.</summary>
    internal bool IsOwned(IPropertySymbol property, ITypeSymbol target) =>
        IsConfiguredAsOwned(property) || Recorded?.Facts.Owned.Contains(property.Name) == true
        || EfAttributes.IsOwned(target) || _model.FindConvention(target)?.IsOwned == true;

    internal bool IsJson(string property) =>
        _chain.Any(c => c.Json.Contains(property)) || Recorded?.Facts.Json.Contains(property) == true;

    /// <summary>Whether the record has all that the type depends on, and what the navigation leads to is not among it.</summary>
    internal bool IsNoPrincipal(IPropertySymbol navigation) =>
        Recorded is { IsComplete: true } record && !record.References.Exists(r => r.Navigation == navigation.Name);

    internal bool IsConfiguredAsOwned(IPropertySymbol property) => _chain.Any(c => c.Owned.Contains(property.Name));

    private bool IsConfigured(IPropertySymbol property) => _chain.Any(c => c.Configured.Contains(property.Name));

    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol symbol)
    {
        for (var type = symbol; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            yield return type;
    }

    private bool IsStoredAsOther(IPropertySymbol property) =>
        Recorded is not null && Recorded.StoredAs.TryGetValue(property.Name, out var stored)
        && !ColumnTypes.IsWrittenAs(property.Type, stored);

    private bool IsStillUnique(ImmutableArray<string> recorded) =>
        !Fluent.OtherIndexes.Exists(other => EntityConfiguration.Same(recorded, other));
}
