using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The entity types that the snapshots and compiled models of a compilation have recorded, by the full name of the CLR type.
/// </summary>
internal sealed class RecordedModel
{
    /// <summary>What an additional file is called that is one.</summary>
    private const string SnapshotFile = "ModelSnapshot.cs";

    private static readonly ConditionalWeakTable<SourceText, Dictionary<string, RecordedEntity>> Texts = new();

    private readonly Dictionary<string, List<RecordedEntity>> _records = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RecordedEntity?> _entities = new(StringComparer.Ordinal);

    internal RecordedModel(IEnumerable<IReadOnlyDictionary<string, RecordedEntity>> models)
    {
        foreach (var record in models.SelectMany(static m => m))
        {
            if (!_records.TryGetValue(record.Key, out var known))
                _records[record.Key] = known = [];
            known.Add(record.Value);
        }
    }

    /// <summary>What is recorded of a type; <see langword="null"/> where nothing is.</summary>
    internal RecordedEntity? Of(string metadataName) => _entities.GetOrAdd(metadataName, name => Complete(name, []));

    /// <summary>What a class of a compilation records, in the words of its kind.</summary>
    internal static Dictionary<string, RecordedEntity> Read(IEnumerable<ClassDeclarationSyntax> classes)
    {
        var entities = new Dictionary<string, RecordedEntity>(StringComparer.Ordinal);
        foreach (var type in classes)
        {
            if (IsSnapshot(type))
                new SnapshotReader(entities).Read(type);
            else
                new CompiledModelReader(entities).Read(type);
        }

        return entities;
    }

    /// <summary>
    /// What an additional file records. It is not a part of the compilation, and is parsed once for as long as it is unchanged.
    /// </summary>
    internal static IReadOnlyDictionary<string, RecordedEntity>? Read(AdditionalText file, CancellationToken cancellation) =>
        file.Path.EndsWith(SnapshotFile, StringComparison.OrdinalIgnoreCase) && file.GetText(cancellation) is { } text
            ? Texts.GetValue(text, static t => Read(ClassesIn(t)))
            : null;

    internal static bool IsSnapshot(ClassDeclarationSyntax type) =>
        type.BaseList?.Types.Any(static t => SourceScan.LastName(t.Type) == "ModelSnapshot") == true;

    private static IEnumerable<ClassDeclarationSyntax> ClassesIn(SourceText text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot()
            .DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<ClassDeclarationSyntax>().Where(IsSnapshot);

    private RecordedEntity? Complete(string name, HashSet<string> asked)
    {
        if (!asked.Add(name) || !_records.TryGetValue(name, out var records))
            return null;
        if (records is [{ BaseType: null } alone])
            return alone;

        // The readers' own records are shared between compilations, and stay as they are.
        var entity = RecordedEntity.Agreed(records);
        if (entity.BaseType is { } ancestor && Complete(ancestor, asked) is { } inherited)
            entity.Inherit(inherited);
        return entity;
    }
}
