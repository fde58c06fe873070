namespace Rowbound.Precision.Sources;

/// <summary>Projects in the order of their references. A reference that would close a circle is left out.</summary>
internal sealed class ProjectGraph
{
    private readonly Dictionary<string, ProjectFile> _files;
    private readonly Dictionary<ProjectFile, HashSet<ProjectFile>> _references = [];
    private readonly HashSet<ProjectFile> _open = [];
    private readonly List<ProjectFile> _sorted = [];

    public ProjectGraph(IEnumerable<ProjectFile> files)
    {
        // Paths in project files are often written for file systems that do not care for case.
        _files = files.GroupBy(file => file.FilePath, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var file in _files.Values)
            Visit(file);
    }

    public IReadOnlyList<ProjectFile> Sorted => _sorted;

    /// <summary>The projects that a project references, and those that they reference in turn, as the SDK has it.</summary>
    public IReadOnlyCollection<ProjectFile> ReferencesOf(ProjectFile file) => _references[file];

    private void Visit(ProjectFile file)
    {
        if (_references.ContainsKey(file) || !_open.Add(file))
            return;

        var all = new HashSet<ProjectFile>();
        foreach (var path in file.References)
        {
            if (!_files.TryGetValue(path, out var reference))
                continue;

            Visit(reference);
            if (_references.TryGetValue(reference, out var further))
                all.UnionWith([reference, .. further]);
        }

        _references[file] = all;
        _sorted.Add(file);
    }
}
