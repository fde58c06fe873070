using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>The code of docs/samples/Shop.</summary>
internal static class SampleFiles
{
    /// <summary>Texts by paths in the sample.</summary>
    internal static Dictionary<string, string> Read()
    {
        var sample = Repository.PathOf("docs", "samples", "Shop");
        return Directory.EnumerateFiles(sample, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(sample, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(sample, file)));
    }

    internal static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!); // a file is in a folder
            File.WriteAllText(file, text);
        }
    }
}
