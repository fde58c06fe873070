using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>The project that test code is compiled in: the shop model, real references, an .editorconfig.</summary>
internal static class TestProject
{
    private const string Folder = "/shop/";

    private static readonly ConcurrentDictionary<string, Lazy<Project>> Bases = new(StringComparer.Ordinal);

    /// <summary>The text of the shop model.</summary>
    internal static string Model { get; } = ReadModel();

    /// <summary>A project with these files besides the model; they are named Job0.cs, Job1.cs and so on.</summary>
    internal static Project Create(Setup setup, params IReadOnlyList<string> files)
    {
        var project = Bases.GetOrAdd(setup.Identity, _ => new(() => CreateBase(setup))).Value;
        for (var i = 0; i < files.Count; i++)
            project = Add(project, $"Job{i}.cs", files[i]);

        var isProgram = files.Concat(setup.Files).Any(text => ((CompilationUnitSyntax)SyntaxFactory.ParseSyntaxTree(text).GetRoot()).Members.Any(SyntaxKind.GlobalStatement));
        return isProgram
            ? project.WithCompilationOptions(project.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication))
            : project; // C# projects have options
    }

    /// <summary>The documents that hold the code of the test, without the model.</summary>
    internal static IEnumerable<Document> Jobs(this Project project) =>
        project.Documents
            .Where(d => d.Name.StartsWith("Job", StringComparison.Ordinal))
            .OrderBy(d => d.Name, StringComparer.Ordinal);

    /// <summary>Adds a second project with the same content to the solution of the first.</summary>
    internal static Solution Twice(Project project)
    {
        var second = ProjectId.CreateNewId();
        var solution = project.Solution
            .AddProject(ProjectInfo.Create(
                second, VersionStamp.Create(), "Shop2", "Shop2", LanguageNames.CSharp, filePath: "/shop2/Shop.csproj"))
            .WithProjectCompilationOptions(second, project.CompilationOptions!)
            .WithProjectParseOptions(second, project.ParseOptions!)
            .WithProjectMetadataReferences(second, project.MetadataReferences);
        foreach (var document in project.Documents)
            solution = solution.AddDocument(DocumentId.CreateNewId(second), document.Name, document.GetTextAsync().Result, filePath: $"/shop2/{document.Name}");
        foreach (var config in project.AnalyzerConfigDocuments)
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(second), config.Name, config.GetTextAsync().Result, filePath: "/shop2/.editorconfig");
        return solution;
    }

    private static Project CreateBase(Setup setup)
    {
        var id = ProjectId.CreateNewId();
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Create(), "Shop", "Shop", LanguageNames.CSharp, filePath: Folder + "Shop.csproj"))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest))
            .WithProjectMetadataReferences(id, TestReferences.For(setup))
            .AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".editorconfig", SourceText.From($"root = true\n\n[*.cs]\n{setup.EditorConfig}"), filePath: Folder + ".editorconfig")
            .GetProject(id)!; // just added
        if (setup.GlobalConfig.Length > 0)
            project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From($"is_global = true\n{setup.GlobalConfig}"), filePath: Folder + ".globalconfig").Project;
        if (setup is { HasEfCore: true, HasModel: true })
            project = Add(project, "ShopModel.cs", Configured(setup));
        for (var i = 0; i < setup.Files.Length; i++)
            project = Add(project, $"More{i}.cs", setup.Files[i]);
        foreach (var (name, text) in setup.AdditionalFiles)
            project = project.AddAdditionalDocument(name, SourceText.From(text), filePath: Folder + name).Project;
        return project;
    }

    private static string Configured(Setup setup) => Model
        .Replace("/* more options */", setup.ContextOptions, StringComparison.Ordinal)
        .Replace("/* more model */", setup.Model, StringComparison.Ordinal);

    private static Project Add(Project project, string name, string text) =>
        project.AddDocument(name, SourceText.From(text), filePath: Folder + name).Project;

    private static string ReadModel()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ShopModel.cs")!; // the project file embeds it
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
