namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Analyzers.sln")))
                return folder;
        }

        throw new HarnessException("The tests do not run inside of the repository.");
    }
}
