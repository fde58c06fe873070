using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.MSBuild;

namespace Rowbound.Tool.Analysis;

/// <summary>Loads a solution or a project as MSBuild sees it. What cannot be seen is a failure, never an empty result.</summary>
internal sealed class ProjectLoader(IProgress<string> progress)
{
    private static readonly string[] Extensions = [".sln", ".slnx", ".csproj"];

    private readonly ConcurrentQueue<string> _failures = new();

    public async Task<LoadedProjects> LoadAsync(FileInfo path, CancellationToken cancellationToken)
    {
        if (!path.Exists)
            throw new ToolFailure($"'{path}' does not exist.", "Name a solution (.sln) or a project (.csproj).");
        if (!Extensions.Contains(path.Extension, StringComparer.OrdinalIgnoreCase))
            throw new ToolFailure($"'{path}' is neither a solution nor a C# project.", "Name a .sln or a .csproj file.");

        var workspace = MSBuildWorkspace.Create();
        workspace.SkipUnrecognizedProjects = true;
        workspace.WorkspaceFailed += (_, failure) => Note(failure.Diagnostic);

        var projects = await OpenAsync(workspace, path, cancellationToken);
        if (!_failures.IsEmpty)
            throw NotLoaded(path);

        var guard = new LoadGuard(progress);
        await guard.EnsureAnalysableAsync(projects, cancellationToken);
        return new(workspace, projects, SourceRoot.Above(path)) { Notes = guard.Notes };
    }

    private async Task<ImmutableArray<Project>> OpenAsync(
        MSBuildWorkspace workspace, FileInfo path, CancellationToken cancellationToken)
    {
        var report = new Progress<ProjectLoadProgress>(step => progress.Report(Path.GetFileName(step.FilePath)));
        try
        {
            IReadOnlyCollection<string>? asked = path.Extension.ToUpperInvariant() switch
            {
                ".CSPROJ" => [path.FullName],
                ".SLNX" => SolutionFile.Projects(path),
                _ => null,
            };
            if (asked is null)
                await workspace.OpenSolutionAsync(path.FullName, report, cancellationToken);
            foreach (var project in asked ?? [])
            {
                // What another project references is there already.
                if (workspace.CurrentSolution.Projects.All(loaded => loaded.FilePath != project))
                    await workspace.OpenProjectAsync(project, report, cancellationToken);
            }

            var solution = AsTheirOwnBuildSeesThem(workspace.CurrentSolution);
            return [.. solution.Projects.Where(project => IsAsked(project, asked))];
        }
        catch (Exception e) when (e is not (OperationCanceledException or ToolFailure))
        {
            _failures.Enqueue(e.Message);
            throw NotLoaded(path);
        }
    }

    private static bool IsAsked(Project project, IReadOnlyCollection<string>? paths) =>
        project.Language is LanguageNames.CSharp && (paths is null || paths.Contains(project.FilePath));

    /// <summary>
    /// A language version that this compiler does not know by name yet is its preview; and whether warnings break a build is
    /// the build's business.
    /// </summary>
    private static Solution AsTheirOwnBuildSeesThem(Solution solution)
    {
        foreach (var project in solution.Projects)
        {
            if (project.ParseOptions is CSharpParseOptions { SpecifiedLanguageVersion: LanguageVersion.Default } parse)
                solution = solution.WithProjectParseOptions(project.Id, parse.WithLanguageVersion(LanguageVersion.Preview));
            if (project.CompilationOptions is { GeneralDiagnosticOption: ReportDiagnostic.Error } options)
                solution = solution.WithProjectCompilationOptions(
                    project.Id, options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        }

        return solution;
    }

    private void Note(WorkspaceDiagnostic diagnostic)
    {
        // A Visual Basic project of the solution cannot be opened, and does not have to be.
        var isOtherLanguage = diagnostic.Message.Contains(".vbproj'", StringComparison.OrdinalIgnoreCase);
        if (diagnostic.Kind is WorkspaceDiagnosticKind.Failure && !isOtherLanguage)
            _failures.Enqueue(diagnostic.Message);
    }

    private ToolFailure NotLoaded(FileInfo path) => new(
        $"'{path}' could not be loaded.",
        $"Run `dotnet restore {path}` and `dotnet build {path}` first: what builds can be analysed.",
        [.. _failures.Distinct().Take(10)]);
}
