namespace Rowbound.Tool.Analysis;

/// <summary>What was asked to be analysed, with everything that it references loaded beside it.</summary>
internal sealed class LoadedProjects(Workspace workspace, ImmutableArray<Project> projects, SourceRoot root) : IDisposable
{
    public ImmutableArray<Project> Projects => projects;

    public SourceRoot Root => root;

    /// <summary>What a reader of an empty result should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public void Dispose() => workspace.Dispose();
}
