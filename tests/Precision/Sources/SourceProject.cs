using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Precision.Sources;

/// <summary>A project compiled from its sources as far as they bind without its packages.</summary>
internal sealed class SourceProject(ProjectFile file, ImmutableArray<string> sources, CSharpCompilation compilation)
{
    private static readonly CSharpParseOptions Parse = new(
        // The newest finished language that this compiler knows, whatever the project says: it reads what is older as well.
        LanguageVersion.Latest,
        preprocessorSymbols:
        [
            "TRACE", "RELEASE", "NET", "NETCOREAPP", "NET10_0", "NETCOREAPP3_1_OR_GREATER",
            .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER"),
        ]);

    public string Name => file.Name;

    public CSharpCompilation Compilation => compilation;

    public IEnumerable<string> Snapshots => sources.Where(path => path.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal));

    public int Files => sources.Length;

    public int Lines { get; } =
        compilation.SyntaxTrees.Where(tree => tree.FilePath is not "").Sum(tree => tree.GetText().Lines.Count);

    /// <summary>Whether it, or one that it references, names EF Core; elsewhere the rules have nothing to look at.</summary>
    public bool ReachesEfCore { get; private init; }

    public static async Task<SourceProject> CompileAsync(
        ProjectFile file, IEnumerable<string> paths, IReadOnlyCollection<SourceProject> references,
        ImmutableArray<MetadataReference> assemblies, CancellationToken cancellationToken)
    {
        var texts = await Task.WhenAll(paths.Select(async path => (path, await File.ReadAllTextAsync(path, cancellationToken))));
        var trees = texts
            .Select(text => CSharpSyntaxTree.ParseText(SourceText.From(text.Item2), Parse, text.path, cancellationToken))
            .Append(CSharpSyntaxTree.ParseText(GeneratedSource.Of(file), Parse, cancellationToken: cancellationToken));
        var compilation = CSharpCompilation.Create(
            file.AssemblyName,
            trees,
            [.. assemblies, .. references.Select(reference => reference.Compilation.ToMetadataReference())],
            Options(file));
        return new(file, [.. texts.Select(text => text.path)], compilation)
        {
            ReachesEfCore = file.HasEfCorePackage
                || references.Any(reference => reference.ReachesEfCore)
                || texts.Any(text => text.Item2.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)),
        };
    }

    private static CSharpCompilationOptions Options(ProjectFile file) => new(
        file.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        nullableContextOptions: file.HasNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
}
