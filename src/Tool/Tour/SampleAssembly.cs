using System.Reflection;
using System.Runtime.Loader;

namespace Rowbound.Tool.Tour;

/// <summary>The compiled sample. The tool was not built against it, so it speaks in types of the base library.</summary>
internal sealed class SampleAssembly(Type host)
{
    public static SampleAssembly Load(FileInfo file)
    {
        var assembly = new AssemblyLoadContext(file.FullName).LoadFromAssemblyPath(file.FullName);
        return new(assembly.GetType("Shop.Jobs.JobHost", throwOnError: true)!); // throws instead
    }

    public IReadOnlyList<(string Name, string Code, bool Writes)> Jobs() =>
        Method<Func<IReadOnlyList<(string, string, bool)>>>("List")();

    public Task SeedAsync(string database, int rows, IProgress<int> progress, CancellationToken cancellationToken) =>
        Method<Func<string, int, IProgress<int>?, CancellationToken, Task>>("SeedAsync")(
            database, rows, progress, cancellationToken);

    public Task<string> RunAsync(string database, string job, CancellationToken cancellationToken) =>
        Method<Func<string, string, CancellationToken, Task<string>>>("RunAsync")(database, job, cancellationToken);

    public Task<string> ContentAsync(string database, CancellationToken cancellationToken) =>
        Method<Func<string, CancellationToken, Task<string>>>("ContentAsync")(database, cancellationToken);

    private T Method<T>(string name)
        where T : Delegate =>
        (host.GetMethod(name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException($"The sample's host has no {name}."))
        .CreateDelegate<T>();
}
