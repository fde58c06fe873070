using System.Security.Cryptography;
using System.Text;

namespace Rowbound.Tool.Tour;

/// <summary>A file of the sample, as it lies in the tool.</summary>
internal sealed record SampleFile(string Path, string Text);

/// <summary>The sample's source code, embedded in the tool.</summary>
internal sealed class SampleSource(ImmutableArray<SampleFile> files)
{
    private const string Prefix = "Shop/";

    public ImmutableArray<SampleFile> Files => files;

    /// <summary>Changes when anything changes that decides which rows the database holds.</summary>
    public string DatabaseKey
    {
        get
        {
            var data = files.Where(file => file.Path.StartsWith(Prefix + "Data/", StringComparison.Ordinal));
            var text = string.Concat(data.Select(file => file.Text));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        }
    }

    public static SampleSource Embedded()
    {
        var assembly = typeof(SampleSource).Assembly;
        return new(
        [
            .. assembly.GetManifestResourceNames()
                .Select(name => (Name: name, Path: name.Replace('\\', '/')))
                .Where(resource => resource.Path.StartsWith(Prefix, StringComparison.Ordinal))
                .OrderBy(resource => resource.Path, StringComparer.Ordinal)
                .Select(resource => new SampleFile(resource.Path, EmbeddedText.Read(resource.Name))),
        ]);
    }
}
