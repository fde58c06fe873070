namespace Rowbound.Precision.Sources;

/// <summary>The C# files of a repository, and which project each belongs to.</summary>
internal static class SourceFiles
{
    private static readonly string[] Outputs = ["bin", "obj", "node_modules", ".git"];

    public static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(Outputs.Contains))
            .Order(StringComparer.Ordinal);

    /// <summary>A file belongs to the nearest project above it; of two projects in one folder to the first.</summary>
    public static ILookup<string, string> ByProject(string root, IEnumerable<ProjectFile> projects)
    {
        var folders = projects.GroupBy(project => project.Folder)
            .ToDictionary(group => group.Key, group => group.First().FilePath);
        return Under(root, "*.cs")
            .Where(file => !IsMigrationDesigner(file))
            .Select(file => (File: file, Project: Owner(file, folders)))
            .Where(source => source.Project is not null)
            .ToLookup(source => source.Project ?? "", source => source.File);
    }

    private static string? Owner(string file, Dictionary<string, string> folders)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (folders.TryGetValue(folder, out var project))
                return project;
        }

        return null;
    }

    /// <summary>Each holds the whole model as it once was, no query, and takes long to bind.</summary>
    private static bool IsMigrationDesigner(string file) =>
        file.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase)
        && file.Contains("Migration", StringComparison.OrdinalIgnoreCase);
}
