namespace Rowbound.Precision.Sources;

/// <summary>What every project is compiled against: the assemblies that this project lists and its build wrote down.</summary>
internal static class ReferenceAssemblies
{
    public static ImmutableArray<MetadataReference> Load() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt"))
            .Where(path => path is not "")
            // Two versions of one assembly would make each of its types ambiguous.
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
