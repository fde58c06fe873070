namespace Rowbound.Precision;

/// <summary>The files that stand beside the sources and are part of the program.</summary>
internal static class OwnText
{
    public const string Repositories = "repositories.txt";
    public const string Triage = "triage.tsv";

    public static string[] Lines(string name)
    {
        using var stream = typeof(OwnText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"'{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
