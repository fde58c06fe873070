using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Benchmarks.Cost;

/// <summary>The sample shop as a compilation, with more code added to it.</summary>
internal static class SampleCode
{
    private const string GlobalUsings = "GlobalUsings.cs";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private static readonly Lazy<CSharpCompilation> Shop = new(() => CSharpCompilation.Create(
        "Shop",
        [.. Embedded().Append(Tree(GlobalUsings, ImplicitUsings))],
        References(),
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false)));

    /// <summary>The shop, and files besides it.</summary>
    internal static CSharpCompilation With(params IEnumerable<(string Name, string Text)> files)
    {
        var compilation = Shop.Value.AddSyntaxTrees(files.Select(file => Tree(file.Name, file.Text)));
        AssertCompiles(compilation);
        return compilation;
    }

    /// <summary>One file, and of the shop only the model that it needs.</summary>
    internal static CSharpCompilation Only(string name, string text)
    {
        var rest = Shop.Value.SyntaxTrees.Where(tree => tree.FilePath != InFolder(GlobalUsings)
            && !tree.FilePath.Contains(".Data.", StringComparison.Ordinal));
        var compilation = Shop.Value.RemoveSyntaxTrees(rest).AddSyntaxTrees(Tree(name, text));
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        AssertCompiles(compilation);
        return compilation;
    }

    private static void AssertCompiles(Compilation compilation)
    {
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(10).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException($"The code to measure does not compile:\n{string.Join('\n', errors)}");
    }

    /// <summary>The lines of all files, as an editor counts them.</summary>
    internal static int LinesOf(Compilation compilation) => compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);

    private static SyntaxTree Tree(string name, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), Parse, InFolder(name));

    private static string InFolder(string name) => $"/shop/{name}";

    private static IEnumerable<MetadataReference> References()
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!; // every .NET program has them
        return trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
    }

    private static IEnumerable<SyntaxTree> Embedded()
    {
        var assembly = typeof(SampleCode).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // the name is one of its own
            using var reader = new StreamReader(stream);
            yield return Tree(name, reader.ReadToEnd());
        }
    }
}
