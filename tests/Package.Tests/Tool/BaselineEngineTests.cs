using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Baselines;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

/// <summary>Projects that share a baseline, and those that do not.</summary>
public sealed class BaselineEngineTests : IProgress<string>
{
    private const string Code = """
        class Shop
        {
            static int Table() => 1;
        #if OLD
            static int Only() => Table();
            static int Sum() => Table() + Table();
        #else
            static int Sum() => Table();
            static int New() => Table();
        #endif
        }
        """;

    private static readonly string[] Both =
        ["TEST1001 M:Shop.New Table()", "TEST1001 M:Shop.Only Table()", "TEST1001 M:Shop.Sum Table()", "TEST1001 M:Shop.Sum Table()"];

    [Fact]
    public async Task Target_frameworks_of_a_project_put_into_one_file_what_is_found_for_any()
    {
        using var workspace = new AdhocWorkspace();
        var change = Assert.Single(await WriteAsync(Project(workspace, "OLD", "a"), Project(workspace, "", "a")));
        Assert.Equal(Both, change.After.Findings);
    }

    [Fact]
    public async Task Projects_in_folders_of_their_own_have_files_of_their_own()
    {
        using var workspace = new AdhocWorkspace();
        var changes = await WriteAsync(Project(workspace, "OLD", "a"), Project(workspace, "", "b"));
        Assert.Equal([3, 2], changes.Select(change => change.Findings));
        Assert.Equal(["a", "b"], changes.Select(change => Path.GetFileName(Path.GetDirectoryName(change.Path))));
    }

    void IProgress<string>.Report(string value)
    {
    }

    private async Task<IEnumerable<BaselineChange>> WriteAsync(params Project[] projects)
    {
        var baselines = new ProjectBaselines(SourceRoot.Above(new("Shop.csproj")));
        return await new BaselineEngine(TestRules.With(), baselines, this).WriteAsync(projects, TestContext.Current.CancellationToken);
    }

    private static Project Project(AdhocWorkspace workspace, string symbol, string folder) => workspace.CurrentSolution
        .AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Create(),
            "Shop",
            "Shop",
            LanguageNames.CSharp,
            filePath: Path.Combine(Path.GetTempPath(), "rowbound-nowhere", folder, "Shop.csproj"),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: new CSharpParseOptions(preprocessorSymbols: symbol.Length > 0 ? [symbol] : []),
            metadataReferences: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]))
        .Projects.Single()
        .AddDocument("Shop.cs", Code, filePath: "Shop.cs").Project;
}
