namespace Rowbound.Precision.Sources;

/// <summary>A checkout: a folder with the name <c>owner+name</c>.</summary>
internal sealed class RepositoryFolder(DirectoryInfo folder)
{
    /// <summary><c>owner/name</c>.</summary>
    public string Name { get; } = folder.Name.Replace('+', '/');

    public static IReadOnlyList<RepositoryFolder> Under(DirectoryInfo root, string? only)
    {
        if (!root.Exists)
            throw new PrecisionFailure($"'{root}' does not exist.", "Name the folder that `fetch` cloned into.");

        var found = root.EnumerateDirectories("*+*")
            .OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .Select(folder => new RepositoryFolder(folder))
            .Where(folder => only is null || folder.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return found is not []
            ? found
            : throw new PrecisionFailure($"There is no such checkout in '{root}'.", "Run `fetch` first, or ask for less.");
    }

    public string Relative(string path) => Path.GetRelativePath(folder.FullName, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Its projects without those of tests, each after those that it references.</summary>
    public async Task<IReadOnlyList<SourceProject>> CompileAsync(
        ImmutableArray<MetadataReference> assemblies, CancellationToken cancellationToken)
    {
        var files = SourceFiles.Under(folder.FullName, "*.csproj")
            .Select(path => ProjectFile.Load(path, folder.FullName))
            .ToArray();
        var sources = SourceFiles.ByProject(folder.FullName, files);
        var projects = new ProjectGraph(files.Where(file => !file.IsTest));
        var compiled = new Dictionary<ProjectFile, SourceProject>();
        foreach (var file in projects.Sorted)
        {
            var references = projects.ReferencesOf(file).Select(reference => compiled[reference]).ToArray();
            compiled[file] = await SourceProject.CompileAsync(
                file, sources[file.FilePath], references, assemblies, cancellationToken);
        }

        return [.. compiled.Values];
    }
}
