namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// What a migrations' snapshot or a compiled model has recorded of one entity type. It also holds what conventions decided, so
/// that a record is worth less than a statement in the source, and some of it is no statement at all.
/// </summary>
internal sealed class RecordedEntity
{
    /// <summary>What is recorded in the words of the configuration.</summary>
    internal EntityConfiguration Facts { get; } = new();

    /// <summary>
    /// The relationships in which this type is the dependent one: by the name of the principal, the navigation, or both.
    /// </summary>
    internal List<(string? Principal, string? Navigation)> References { get; } = [];

    /// <summary>The type that the values of a property are stored as, as it is written.</summary>
    internal Dictionary<string, string> StoredAs { get; } = new(StringComparer.Ordinal);

    /// <summary>The entity type that this one derives from, and whose record goes for it too.</summary>
    internal string? BaseType { get; set; }

    /// <summary>Whether the objects of the type are kept in a document.</summary>
    internal bool IsDocument { get; set; }

    /// <summary>Whether all columns of the type are recorded: those of a base type are recorded with that.</summary>
    internal bool IsComplete => BaseType is null && (!Facts.Key.IsEmpty || Facts.IsKeyless);

    /// <summary>What all the records agree on: a type may be in several models.</summary>
    internal static RecordedEntity Agreed(IReadOnlyList<RecordedEntity> records)
    {
        var agreed = new RecordedEntity();
        var (all, facts) = (records.Skip(1).ToList(), records[0].Facts);
        agreed.Facts.Key = all.TrueForAll(r => EntityConfiguration.Same(r.Facts.Key, facts.Key)) ? facts.Key : [];
        agreed.Facts.UniqueKeys.AddRange(facts.UniqueKeys.Where(key =>
            all.TrueForAll(r => r.Facts.UniqueKeys.Exists(other => EntityConfiguration.Same(key, other)))));
        agreed.Facts.IsKeyless = records.All(static r => r.Facts.IsKeyless);
        agreed.Facts.HasData = records.All(static r => r.Facts.HasData);
        agreed.References.AddRange(records[0].References.Where(end => all.TrueForAll(r => r.References.Contains(end))));
        agreed.BaseType = all.TrueForAll(r => r.BaseType == records[0].BaseType) ? records[0].BaseType : null;
        foreach (var set in Sets)
            set(agreed.Facts).UnionWith(set(facts).Where(name => all.TrueForAll(r => set(r.Facts).Contains(name))));
        foreach (var record in records)
            agreed.AddConversions(record);
        foreach (var property in facts.Configured)
            agreed.AgreeOnColumn(property, records);
        return agreed;
    }

    /// <summary>Adds what the record of the base type says of the same rows.</summary>
    internal void Inherit(RecordedEntity ancestor)
    {
        if (Facts.Key.IsEmpty)
            Facts.Key = ancestor.Facts.Key;
        Facts.UniqueKeys.AddRange(ancestor.Facts.UniqueKeys);
        References.AddRange(ancestor.References);
        foreach (var set in Sets)
            set(Facts).UnionWith(set(ancestor.Facts));
        AddConversions(ancestor);
        BaseType = null;
        foreach (var property in ancestor.Facts.Configured)
            AgreeOnColumn(property, [ancestor]);
    }

    private static readonly Func<EntityConfiguration, HashSet<string>>[] Sets =
    [
        static facts => facts.ForeignKeys, static facts => facts.Configured, static facts => facts.RowVersions,
        static facts => facts.Owned, static facts => facts.Json,
    ];

    private void AddConversions(RecordedEntity record)
    {
        Facts.Converted.UnionWith(record.Facts.Converted);
        foreach (var stored in record.StoredAs)
            StoredAs[stored.Key] = stored.Value;
    }

    private void AgreeOnColumn(string property, IReadOnlyList<RecordedEntity> records)
    {
        if (records.All(r => r.Facts.MaxLengthOf(property) is not null))
            Facts.SetMaxLength(property, records.Max(r => r.Facts.MaxLengthOf(property).GetValueOrDefault()));
        if (records[0].Facts.ColumnTypeOf(property) is { } type && records.All(r => r.Facts.ColumnTypeOf(property) == type))
            Facts.SetColumnType(property, type);
    }
}
