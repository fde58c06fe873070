using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Rowbound.Precision.Sources;

/// <summary>
/// What is needed of a project file, read as plain XML together with <c>Directory.Build.props</c> and <c>.targets</c> above
/// it: conditions are not evaluated, so that nothing has to be restored.
/// </summary>
internal sealed partial class ProjectFile
{
    private static readonly string[] SharedFiles = ["Directory.Build.props", "Directory.Build.targets"];

    private static readonly string[] TestPackages = ["xunit", "NUnit", "MSTest", "TUnit", "Microsoft.NET.Test.Sdk"];

    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _packages = new(StringComparer.OrdinalIgnoreCase);

    private ProjectFile(string path) => FilePath = path;

    public string FilePath { get; }

    public string Folder => Path.GetDirectoryName(FilePath) ?? "";

    public string Name => Path.GetFileNameWithoutExtension(FilePath);

    public string Sdk { get; private set; } = "";

    /// <summary>The full paths of the projects that it references.</summary>
    public List<string> References { get; } = [];

    /// <summary>Its own global usings, as they stand behind the words <c>global using</c>.</summary>
    public List<string> Usings { get; } = [];

    /// <summary>The assemblies that see its internals.</summary>
    public List<string> Friends { get; } = [];

    public string AssemblyName =>
        _properties.GetValueOrDefault("AssemblyName") is { Length: > 0 } name && !IsComputed(name) ? name : Name;

    public bool HasNullable => IsOn("Nullable");

    public bool HasImplicitUsings => IsOn("ImplicitUsings");

    public bool IsWeb => Sdk.Contains("Sdk.Web", StringComparison.OrdinalIgnoreCase);

    public bool IsWorker => Sdk.Contains("Sdk.Worker", StringComparison.OrdinalIgnoreCase);

    public bool IsProgram =>
        IsWeb || IsWorker
        || _properties.GetValueOrDefault("OutputType")?.EndsWith("Exe", StringComparison.OrdinalIgnoreCase) is true;

    public bool IsTest =>
        TestName.IsMatch(Name)
        || IsOn("IsTestProject")
        || _packages.Any(package => TestPackages.Any(test => package.StartsWith(test, StringComparison.OrdinalIgnoreCase)));

    public bool HasEfCorePackage =>
        _packages.Any(package => package.Contains("EntityFrameworkCore", StringComparison.OrdinalIgnoreCase));

    /// <summary><c>Shop.Tests</c>, <c>UnitTest</c>, <c>TestHelpers</c>; neither <c>Testimonials</c> nor <c>Contest</c>.</summary>
    [GeneratedRegex("Test(s|ing)?(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex TestName { get; }

    public static ProjectFile Load(string path, string root)
    {
        var project = new ProjectFile(path);
        var shared = new Stack<string>();
        for (var folder = project.Folder; folder is { Length: > 0 } && folder.Length >= root.Length;
            folder = Path.GetDirectoryName(folder))
            shared.Push(folder);

        var paths = shared.SelectMany(folder => SharedFiles.Select(name => Path.Combine(folder, name)));
        foreach (var file in paths.Where(File.Exists))
            project.Read(file);
        project.Read(path);
        return project;
    }

    private void Read(string path)
    {
        if (Xml(path) is not { } root)
            return;

        if (path == FilePath)
            Sdk = root.Attribute("Sdk")?.Value ?? "";
        foreach (var element in root.Descendants())
        {
            if (element.Parent?.Name.LocalName is "PropertyGroup")
                _properties[element.Name.LocalName] = element.Value.Trim();
            else if (element.Parent?.Name.LocalName is "ItemGroup" && element.Attribute("Include")?.Value.Trim() is { } include)
                ReadItem(element, include, Path.GetDirectoryName(path) ?? "");
        }
    }

    private void ReadItem(XElement item, string include, string folder)
    {
        switch (item.Name.LocalName)
        {
            case "PackageReference":
                _packages.Add(include);
                break;
            case "ProjectReference" when !IsComputed(include):
                References.Add(Path.GetFullPath(include.Replace('\\', '/'), folder));
                break;
            case "InternalsVisibleTo" when !IsComputed(include):
                Friends.AddRange(include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                break;
            case "Using" when !IsComputed(include):
                Usings.Add(UsingOf(item, include));
                break;
        }
    }

    private static string UsingOf(XElement item, string include) => item switch
    {
        _ when item.Attribute("Alias")?.Value is { Length: > 0 } alias => $"{alias} = {include}",
        _ when item.Attribute("Static")?.Value.Equals("true", StringComparison.OrdinalIgnoreCase) is true => $"static {include}",
        _ => include,
    };

    private static XElement? Xml(string path)
    {
        try
        {
            return XDocument.Load(path).Root;
        }
        catch (XmlException)
        {
            // Templates of projects are no XML; their sources can be read all the same.
            return null;
        }
    }

    private static bool IsComputed(string value) => value.Contains("$(", StringComparison.Ordinal);

    private bool IsOn(string property) =>
        _properties.GetValueOrDefault(property)?.ToUpperInvariant() is "ENABLE" or "TRUE";
}
