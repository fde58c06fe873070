namespace Rowbound.Catalogue.Docs;

/// <summary>A file that is written, all of it or a part, from what the rules say of themselves.</summary>
/// <param name="Path">The path from the root of the repository.</param>
/// <param name="Before">What it holds now; empty where it is not there yet.</param>
/// <param name="After">What it is to hold.</param>
internal sealed record GeneratedFile(string Path, string Before, string After)
{
    public bool Differs => Before != After;
}
