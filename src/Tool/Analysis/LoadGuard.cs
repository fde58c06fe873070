using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Tool.Analysis;

/// <summary>Stands between a half-loaded project and a silent "nothing found".</summary>
internal sealed class LoadGuard(IProgress<string> progress)
{
    private const string EfCore = "Microsoft.EntityFrameworkCore";

    public ImmutableArray<string> Notes { get; private set; } = [];

    public async Task EnsureAnalysableAsync(ImmutableArray<Project> projects, CancellationToken cancellationToken)
    {
        if (projects.IsEmpty)
            throw new ToolFailure("There is no C# project in it.", "Name a solution that has one, or the .csproj file itself.");

        var usesEfCore = false;
        foreach (var project in projects)
        {
            progress.Report(project.Name);
            usesEfCore |= await EnsureAnalysableAsync(project, cancellationToken);
        }

        if (!usesEfCore)
            Notes = ["No project references Entity Framework Core, so there is nothing to analyse."];
    }

    private static async Task<bool> EnsureAnalysableAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken) is not { } compilation)
            throw new ToolFailure($"'{project.Name}' cannot be compiled.", Build(project));

        var resolved = compilation.GetTypeByMetadataName($"{EfCore}.DbContext") is not null;
        if (!resolved && MentionsEfCore(compilation, cancellationToken))
        {
            throw new ToolFailure(
                $"'{project.Name}' uses Entity Framework Core, but its types do not resolve.",
                $"Run `dotnet restore {project.FilePath}`, then try again.");
        }

        var errors = Errors(compilation, resolved, cancellationToken);
        if (errors.Length > 0)
        {
            throw new ToolFailure(
                $"'{project.Name}' does not compile, so its queries cannot be understood.", Build(project), errors);
        }

        return resolved;
    }

    /// <summary>Code without EF Core may be broken as it likes, as long as its references are there.</summary>
    private static string[] Errors(Compilation compilation, bool usesEfCore, CancellationToken cancellationToken) =>
    [
        .. (usesEfCore ? compilation.GetDiagnostics(cancellationToken) : compilation.GetDeclarationDiagnostics(cancellationToken))
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error && !diagnostic.IsWarningAsError)
            .Where(diagnostic => usesEfCore || diagnostic.Id is "CS0006" or "CS0009")
            .Take(5)
            .Select(diagnostic => diagnostic.ToString()),
    ];

    private static bool MentionsEfCore(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.ReferencedAssemblyNames.Any(name => name.Name == EfCore)
        || compilation.SyntaxTrees
            .Select(tree => tree.GetRoot(cancellationToken))
            .OfType<CompilationUnitSyntax>()
            .SelectMany(root => root.Usings)
            .Any(directive => directive.NamespaceOrType.ToString().StartsWith(EfCore, StringComparison.Ordinal));

    private static string Build(Project project) => $"Run `dotnet build {project.FilePath}` and repair what it reports.";
}
