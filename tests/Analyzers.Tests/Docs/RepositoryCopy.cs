using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue;
using Rowbound.Catalogue.Commands;
using Rowbound.Catalogue.Reporting;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>A copy of the files that the commands for contributors read and change, and the commands over it.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] Copied =
    [
        "README.md",
        "src/Analyzers/AnalyzerReleases.Shipped.md",
        "src/Analyzers/AnalyzerReleases.Unshipped.md",
        "tests/Equivalence.Tests/Cases/AllCases.cs",
        "tests/Equivalence.Tests/Mutants/AllMutants.cs",
    ];

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("rowbound-repository-");
    private readonly RepositoryFolder _folder;

    internal RepositoryCopy()
    {
        _folder = new(_temp.FullName);
        var pages = Directory.EnumerateFiles(Repository.PathOf("docs", "rules"));
        var presets = Directory.EnumerateFiles(Repository.PathOf("src", "Package", "build", "config"));
        foreach (var file in Copied.Select(path => Repository.PathOf(path)).Concat(pages).Concat(presets))
            _folder.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));
    }

    internal string Output { get; private set; } = "";

    internal string Errors { get; private set; } = "";

    internal string Read(string file) => _folder.Read(file);

    internal void Write(string file, string text) => _folder.Write(file, text);

    /// <summary>The files by their paths.</summary>
    internal IReadOnlyDictionary<string, string> Files() => Directory
        .EnumerateFiles(_temp.FullName, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_temp.FullName, file).Replace('\\', '/'), File.ReadAllText);

    internal async Task<int> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var screen = new Screen(Screen.Create(output, piped: true), Screen.Create(errors, piped: true));
        var code = await new CommandLine(screen, _folder).RunAsync(arguments);
        (Output, Errors) = (output.ToString(), errors.ToString());
        return code;
    }

    public void Dispose() => _temp.Delete(recursive: true);
}
