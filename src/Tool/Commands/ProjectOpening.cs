using Rowbound.Tool.Analysis;
using Rowbound.Tool.Reporting;

namespace Rowbound.Tool.Commands;

/// <summary>How every command that is about a project opens it.</summary>
internal static class ProjectOpening
{
    /// <summary>Loads the project or solution, and says what could not be loaded of it.</summary>
    public static async Task<LoadedProjects> LoadAsync(this Terminal terminal, FileInfo path, CancellationToken cancellationToken)
    {
        var loaded = await terminal.WorkAsync(
            $"Loading {path.Name}", progress => new ProjectLoader(progress).LoadAsync(path, cancellationToken));
        foreach (var note in loaded.Notes)
            terminal.Note(note);
        return loaded;
    }
}
