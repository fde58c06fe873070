namespace Rowbound.Tool.Analysis;

/// <summary>The folder that paths are shown relative to: the repository's, or else the project's own.</summary>
internal sealed class SourceRoot(string folder)
{
    public string Uri => new Uri(folder + Path.DirectorySeparatorChar).AbsoluteUri;

    public static SourceRoot Above(FileInfo project)
    {
        for (var folder = project.Directory; folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return new(folder.FullName);
        }

        return new(project.DirectoryName ?? Environment.CurrentDirectory);
    }

    public string Relative(string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    public string RelativeUri(string path) => string.Join('/', Relative(path).Split('/').Select(System.Uri.EscapeDataString));
}
