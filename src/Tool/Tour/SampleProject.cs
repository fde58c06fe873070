using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Tool.Tour;

/// <summary>The sample as a Roslyn project, compiled against the assemblies that the tool itself runs on.</summary>
internal static class SampleProject
{
    /// <summary>What the SDK writes for ImplicitUsings.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static Project Create(AdhocWorkspace workspace, SampleSource source)
    {
        var id = ProjectId.CreateNewId();
        var options = new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable);
        var info = ProjectInfo.Create(
            id,
            VersionStamp.Create(),
            "Shop",
            "Shop",
            LanguageNames.CSharp,
            compilationOptions: options,
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: References(),
            documents: source.Files.Append(new("Shop/obj/ImplicitUsings.cs", ImplicitUsings)).Select(file => Document(id, file)));
        return workspace.AddProject(info);
    }

    public static async Task<FileInfo> CompileAsync(Project project, string path, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken)
            ?? throw new InvalidOperationException("The sample has no compilation.");
        await using var file = File.Create(path);
        var result = compilation.Emit(file, cancellationToken: cancellationToken);
        if (!result.Success)
        {
            throw new ToolFailure(
                "The sample does not compile.",
                "This is a defect in Rowbound: please report it.",
                [.. result.Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error).Take(5).Select(d => d.ToString())]);
        }

        return new(path);
    }

    private static DocumentInfo Document(ProjectId project, SampleFile file) => DocumentInfo.Create(
        DocumentId.CreateNewId(project),
        Path.GetFileName(file.Path),
        file.Path.Split('/')[1..^1],
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text), VersionStamp.Create(), file.Path)),
        filePath: file.Path);

    private static IEnumerable<MetadataReference> References()
    {
        var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return trusted
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
