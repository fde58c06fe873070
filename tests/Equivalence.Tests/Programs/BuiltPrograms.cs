using System.Reflection;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>Where the programs lie that tests start: the project file writes it.</summary>
internal static class BuiltPrograms
{
    internal static string EquivalenceRunner { get; } = Named(nameof(EquivalenceRunner));

    internal static string MutantCompiler { get; } = Named(nameof(MutantCompiler));

    private static string Named(string name) => typeof(BuiltPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == name).Value!;
}
