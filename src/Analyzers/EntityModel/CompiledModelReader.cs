using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>Reads one entity type of a compiled model: the methods that create it and its foreign keys, by syntax.</summary>
internal sealed class CompiledModelReader(Dictionary<string, RecordedEntity> entities)
{
    /// <summary>The properties that a local holds, by its name; a key or index holds several.</summary>
    private readonly Dictionary<string, ImmutableArray<string>> _locals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unique = new(StringComparer.Ordinal);

    internal void Read(ClassDeclarationSyntax type)
    {
        var methods = type.Members.OfType<MethodDeclarationSyntax>().ToList();
        var create = methods.Find(static m => m.Identifier.ValueText == "Create");
        if (create is not { Body: { } body } || NameIn(body) is not { } name)
            return;

        var entity = new RecordedEntity();
        foreach (var statement in body.Statements)
            Read(statement, entity);
        foreach (var local in _unique)
            entity.Facts.UniqueKeys.Add(_locals[local]);
        foreach (var statement in methods.SelectMany(static m => m.Body?.Statements ?? []))
            ReadForeignKey(CallIn(statement).Call, entity);
        entities[name] = entity;
    }

    private static string? NameIn(BlockSyntax body) => body.Statements.Select(static s => CallIn(s).Call)
        .FirstOrDefault(static c => c is { Name: "AddEntityType" })?.Text(0);

    /// <summary>The local that a statement declares or calls something on, and the call.</summary>
    private static (string? Local, BuilderChain? Call) CallIn(StatementSyntax statement)
    {
        var (declared, expression) = statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer: { } initializer } variable] } =>
                (variable.Identifier.ValueText, initializer.Value),
            ExpressionStatementSyntax { Expression: var call } => (null, call),
            _ => default,
        };
        var (root, calls) = BuilderChain.In(expression);
        return (declared ?? root, calls is [var single] ? single : null);
    }

    private void Read(StatementSyntax statement, RecordedEntity entity)
    {
        if (CallIn(statement) is not ({ } local, { } call))
            return;

        switch (call.Name)
        {
            case "AddProperty" when call.Text(0) is { } property:
                _locals[local] = [property];
                ReadProperty(property, call, entity);
                break;
            case "AddKey" or "AddIndex" when call.Argument(0) is { } list:
                _locals[local] = LocalsIn(list);
                if (call.Name == "AddKey" || call.Named("unique")?.ToString() == "true")
                    _unique.Add(local);
                break;
            case "SetPrimaryKey" when call.Argument(0)?.ToString() is { } key && _locals.TryGetValue(key, out var names):
                entity.Facts.Key = names;
                break;
            case "AddAnnotation" when _locals.TryGetValue(local, out var annotated):
                ReadAnnotation(local, annotated, call, entity);
                break;
            case "AddComplexProperty" when call.Text(0) is { } complex:
                entity.Facts.Owned.Add(complex);
                break;
        }
    }

    private static void ReadProperty(string property, BuilderChain call, RecordedEntity entity)
    {
        entity.Facts.Configured.Add(property);
        if (call.Named("maxLength") is { } length && BuilderChain.NumberOf(length) is { } number)
            entity.Facts.SetMaxLength(property, number);
        if (call.Named("concurrencyToken")?.ToString() == "true")
            entity.Facts.RowVersions.Add(property);
        if ((call.Named("valueConverter") ?? call.Named("providerPropertyType")) is not null)
            entity.Facts.Converted.Add(property);
    }

    private void ReadAnnotation(string local, ImmutableArray<string> annotated, BuilderChain call, RecordedEntity entity)
    {
        switch (call.Text(0))
        {
            case "Relational:ColumnType" when annotated is [var property] && call.Text(1) is { } type:
                entity.Facts.SetColumnType(property, type);
                break;
            case "Relational:Filter" when call.Text(1) is not null:
                _unique.Remove(local);
                break;
        }
    }

    /// <summary>The foreign keys of a type are made by methods of their own, and name the navigation on its side.</summary>
    private static void ReadForeignKey(BuilderChain? call, RecordedEntity entity)
    {
        switch (call)
        {
            case { Name: "AddForeignKey" } key when key.Argument(0) is { } list:
                entity.Facts.ForeignKeys.UnionWith((BuilderChain.ElementsOf(list) ?? [])
                    .Select(static e => BuilderChain.In(e).Calls is [{ Name: "FindProperty" } found] ? found.Text(0) : null)
                    .OfType<string>());
                break;
            case { Name: "AddNavigation" } navigation when navigation.Named("onDependent")?.ToString() == "true":
                entity.References.Add((null, navigation.Text(0)));
                break;
        }
    }

    private ImmutableArray<string> LocalsIn(ExpressionSyntax list) =>
        [.. (BuilderChain.ElementsOf(list) ?? []).SelectMany(e => _locals.TryGetValue(e.ToString(), out var names) ? names : [])];
}
