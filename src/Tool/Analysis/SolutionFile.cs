using System.Xml;
using System.Xml.Linq;

namespace Rowbound.Tool.Analysis;

/// <summary>A solution in the XML format (.slnx): MSBuildWorkspace cannot open it, but its projects one by one.</summary>
internal static class SolutionFile
{
    public static IReadOnlyList<string> Projects(FileInfo solution)
    {
        try
        {
            var folder = solution.DirectoryName ?? Environment.CurrentDirectory;
            return
            [
                .. XDocument.Load(solution.FullName).Descendants("Project")
                    .Select(project => project.Attribute("Path")?.Value.Replace('\\', '/'))
                    .OfType<string>()
                    .Where(path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                    .Select(path => Path.GetFullPath(Path.Combine(folder, path))),
            ];
        }
        catch (XmlException e)
        {
            throw new ToolFailure($"'{solution}' cannot be read: {e.Message}", "Name the .csproj file instead.");
        }
    }
}
