namespace Rowbound.Catalogue;

/// <summary>The files of the repository, by paths from its root with <c>/</c> between their parts.</summary>
internal sealed class RepositoryFolder(string root)
{
    private const string RootFile = "Analyzers.sln";

    /// <summary>The repository that a folder is in.</summary>
    public static RepositoryFolder Around(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, RootFile)))
                return new(above.FullName);
        }

        throw new CatalogueFailure($"No folder above '{folder}' has {RootFile}.", "Run the command from inside of the repository.");
    }

    public string PathOf(string file) => Path.Combine(root, file);

    public bool Has(string path) => File.Exists(PathOf(path)) || Directory.Exists(PathOf(path));

    /// <summary>The text of a file with <c>\n</c> at the ends of lines; empty where there is no file.</summary>
    public string Read(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n") : "";

    public void Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file of the repository is in a folder
        File.WriteAllText(path, text);
    }
}
