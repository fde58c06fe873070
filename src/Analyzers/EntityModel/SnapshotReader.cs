using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>Reads the snapshot that migrations keep of a model. All of it is names in text, so it is read by syntax.</summary>
internal sealed class SnapshotReader(Dictionary<string, RecordedEntity> entities)
{
    internal void Read(ClassDeclarationSyntax snapshot)
    {
        foreach (var method in snapshot.Members.OfType<MethodDeclarationSyntax>())
        {
            if (method is not { Identifier.ValueText: "BuildModel", Body: { } body })
                continue;

            foreach (var calls in ChainsOf(body.Statements))
            {
                if (calls[0] is { Name: "Entity" } entity && entity.Text(0) is { } name)
                    ReadEntity(name, Of(name), entity.Body);
            }
        }
    }

    private RecordedEntity Of(string name)
    {
        if (!entities.TryGetValue(name, out var entity))
            entities[name] = entity = new();
        return entity;
    }

    private static IEnumerable<ImmutableArray<BuilderChain>> ChainsOf(IEnumerable<StatementSyntax> statements) =>
        statements.OfType<ExpressionStatementSyntax>().Select(static s => BuilderChain.In(s.Expression).Calls)
            .Where(static calls => !calls.IsEmpty);

    private void ReadEntity(string name, RecordedEntity entity, IEnumerable<StatementSyntax> statements)
    {
        foreach (var calls in ChainsOf(statements))
        {
            switch (calls[0].Name)
            {
                case "Property" or "PrimitiveCollection" when calls[0].Texts is [.., var property]:
                    ReadProperty(property, calls, entity);
                    break;
                case "HasOne":
                    ReadReference(calls, entity);
                    break;
                case "WithOwner":
                    entity.Facts.ForeignKeys.UnionWith(Find(calls, "HasForeignKey")?.Texts ?? []);
                    break;
                case "OwnsOne" or "OwnsMany" or "ComplexProperty" or "ComplexCollection":
                    ReadPart(name, entity, calls[0]);
                    break;
                case "ToJson":
                    entity.IsDocument = true;
                    break;
                default:
                    ReadFacet(calls, entity);
                    break;
            }
        }
    }

    private static void ReadFacet(ImmutableArray<BuilderChain> calls, RecordedEntity entity)
    {
        switch (calls[0].Name)
        {
            case "HasKey":
                entity.Facts.Key = calls[0].Texts;
                break;
            case "HasAlternateKey":
                entity.Facts.UniqueKeys.Add(calls[0].Texts);
                break;
            // A filtered index says nothing about the rows outside of its filter.
            case "HasIndex" when Find(calls, "IsUnique") is { IsTrue: true } && Find(calls, "HasFilter") is null:
                entity.Facts.UniqueKeys.Add(calls[0].Texts);
                break;
            case "HasNoKey":
                entity.Facts.IsKeyless = true;
                break;
            case "HasData":
                entity.Facts.HasData = true;
                break;
            case "HasBaseType":
                entity.BaseType = calls[0].Text(0);
                break;
        }
    }

    private static void ReadProperty(string property, ImmutableArray<BuilderChain> calls, RecordedEntity entity)
    {
        entity.Facts.Configured.Add(property);
        if (calls[0] is { Name: "Property", TypeArgument: { } type })
            entity.StoredAs[property] = type;
        foreach (var call in calls)
        {
            switch (call.Name)
            {
                case "HasMaxLength" when call.Number is { } length:
                    entity.Facts.SetMaxLength(property, length);
                    break;
                case "HasColumnType" when call.Text(0) is { } columnType:
                    entity.Facts.SetColumnType(property, columnType);
                    break;
                case "IsConcurrencyToken" or "IsRowVersion":
                    entity.Facts.RowVersions.Add(property);
                    break;
            }
        }
    }

    /// <summary>A relationship is recorded at the end that has the foreign key.</summary>
    private static void ReadReference(ImmutableArray<BuilderChain> calls, RecordedEntity entity)
    {
        // A row that may refer to another one, or to none, does not belong to it.
        var principal = Find(calls, "IsRequired") is null ? null : calls[0].Text(0);
        entity.References.Add((principal, calls[0].Text(1)));
        // Between one and one, the type that has the key is named first.
        var names = Find(calls, "HasForeignKey")?.Texts ?? [];
        entity.Facts.ForeignKeys.UnionWith(names.Skip(Find(calls, "WithOne") is null ? 0 : 1));
    }

    private void ReadPart(string owner, RecordedEntity entity, BuilderChain call)
    {
        var isComplex = call.Name.StartsWith("Complex", StringComparison.Ordinal);
        if ((isComplex ? call.Texts.FirstOrDefault() : call.Text(1)) is not { } navigation)
            return;

        entity.Facts.Owned.Add(navigation);
        // The record of a complex type does not say its full name.
        var name = isComplex ? $"{owner}.{navigation}" : call.Text(0);
        var part = new RecordedEntity();
        ReadEntity(name ?? navigation, part, call.Body);
        if (part.IsDocument || entity.IsDocument)
            entity.Facts.Json.Add(navigation);
        if (call.Name == "OwnsMany")
            part.References.Add((owner, null));
        if (isComplex || name is null)
            return;

        // A type may belong to several owners, each in its own way.
        entities[name] = entities.TryGetValue(name, out var other) ? RecordedEntity.Agreed([other, part]) : part;
    }

    private static BuilderChain? Find(ImmutableArray<BuilderChain> calls, string name)
    {
        foreach (var call in calls)
        {
            if (call.Name == name)
                return call;
        }

        return null;
    }
}
