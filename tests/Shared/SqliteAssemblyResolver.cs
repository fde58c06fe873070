using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Rowbound.Shared;

/// <summary>
/// Lets EF Core's SQLite provider, built against SQLitePCLRaw 2.1, run on the 2.0.6 that lies beside the program: the runtime
/// refuses a lower version than the one referenced, so the request is answered by file name.
/// </summary>
internal static class SqliteAssemblyResolver
{
    [ModuleInitializer]
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        SQLitePCL.Batteries_V2.Init();
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) != true)
            return null;

        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
