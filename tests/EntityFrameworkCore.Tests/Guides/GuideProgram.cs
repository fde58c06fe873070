using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Guides;

/// <summary>The code of all pages as one program.</summary>
internal static class GuideProgram
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Text.Json;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Logging;
        using Rowbound;

        namespace Guides;

        """;

    private static readonly Lazy<Assembly> Compiled = new(Compile);

    /// <summary>The class that a block has become.</summary>
    public static Type ClassOf(GuideBlock block) =>
        Compiled.Value.GetType($"Guides.{block.ClassName}") ?? throw new InvalidOperationException($"{block.ClassName} is missing.");

    private static Assembly Compile()
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var trees = GuideBlock.All.Select(block => Parse(Usings + Class(block), block.Page, options));
        var compilation = CSharpCompilation.Create(
            "Guides",
            trees,
            References().Append(MetadataReference.CreateFromFile(typeof(global::Guides.ShopContext).Assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(result.Success, string.Join('\n', errors.Select(Text)));
        return Assembly.Load(assembly.ToArray());
    }

    private static SyntaxTree Parse(string text, string path, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, path);

    /// <summary>The line numbers of errors are those of the page.</summary>
    private static string Class(GuideBlock block) => block.IsRun
        ? $$"""
          public sealed class {{block.ClassName}} : Surroundings
          {
              public async Task RunAsync()
              {
                  await Task.CompletedTask;
          #line {{block.Line + 1}} "{{block.Page}}"
          {{block.Text}}
              }
          }
          """
        : $$"""
          public sealed class {{block.ClassName}} : Surroundings
          {
          #line {{block.Line + 1}} "{{block.Page}}"
          {{block.Text}}
          }
          """;

    private static string Text(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}, line {place.StartLinePosition.Line + 1}: {diagnostic.GetMessage(null)}";
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!) // '!': every .NET host sets it
            .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
}
