using Rowbound.Package.Tests.Packing;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>The same files in two projects outside of the repository: one is fixed by the SDK's command, the other by ours.</summary>
internal sealed class FixedCopies : IDisposable
{
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("rowbound-copies-");
    private readonly IReadOnlyDictionary<string, string> _files;

    private FixedCopies(IReadOnlyDictionary<string, string> files) => _files = files;

    /// <summary>The files as the SDK's command leaves them, by their paths.</summary>
    internal IReadOnlyDictionary<string, string> Formatted { get; private set; } = new Dictionary<string, string>();

    /// <summary>The files as our command leaves them.</summary>
    internal IReadOnlyDictionary<string, string> Fixed { get; private set; } = new Dictionary<string, string>();

    /// <param name="packages">What the projects reference.</param>
    /// <param name="files">Texts by paths.</param>
    /// <param name="properties">More properties of the projects.</param>
    internal static async Task<FixedCopies> OfAsync(
        PackedPackages packages, IReadOnlyDictionary<string, string> files, string properties = "")
    {
        var copies = new FixedCopies(files);
        copies.Formatted = await copies.RunAsync("formatted", packages, properties, FormatAsync);
        copies.Fixed = await copies.RunAsync("fixed", packages, properties, FixAsync);
        return copies;
    }

    public void Dispose() => _temp.Delete(recursive: true);

    private async Task<IReadOnlyDictionary<string, string>> RunAsync(
        string name, PackedPackages packages, string properties, Func<string, Task> change)
    {
        var folder = _temp.CreateSubdirectory(name).FullName;
        var package = $"""<PackageReference Include="Rowbound.EntityFrameworkCore" Version="{packages.Version}" />""";
        File.WriteAllText(Path.Combine(folder, "nuget.config"), Consumer.Sources(packages));
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), Consumer.ProjectFile(package)
            .Replace("</TargetFramework>", $"</TargetFramework><ImplicitUsings>enable</ImplicitUsings>{properties}", StringComparison.Ordinal));
        SampleFiles.Write(folder, _files);

        await Dotnet.Run(folder, "restore");
        await change(folder);
        return _files.Keys.ToDictionary(path => path, path => File.ReadAllText(Path.Combine(folder, path)));
    }

    /// <summary>One run applies each rule once; what a fix makes visible to another rule takes the next.</summary>
    private static async Task FormatAsync(string folder)
    {
        var rules = RuleCatalog.Load().Descriptors.Select(descriptor => descriptor.Id);
        var before = "";
        for (var runs = 0; runs < 4 && Texts(folder) is var now && now != before; runs++)
        {
            before = now;
            await Dotnet.Run(
                folder,
                ["format", "analyzers", "Shop.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. rules]);
        }
    }

    /// <summary>Lets <c>rowbound fix</c> apply what is Safe to the project in the folder.</summary>
    internal static async Task FixAsync(string folder)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(Terminal.Create(output, piped: true), Terminal.Create(output, piped: true));
        var code = await new CommandLine(terminal, new(RuleCatalog.Load)).RunAsync(["fix", Path.Combine(folder, "Shop.csproj")]);
        if (code != 0)
            throw new InvalidOperationException(output.ToString());
    }

    private static string Texts(string folder) => string.Concat(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText));
}
