using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>Rowbound.EntityFrameworkCore, as far as the code of tests calls it.</summary>
internal static class RuntimeLibrary
{
    private const string Namespace = "Rowbound";

    private static readonly ImmutableArray<string> Methods =
    [
        .. Assembly.Load("Rowbound.EntityFrameworkCore").GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(ExtensionAttribute)))
            .Select(m => m.Name)
            .Distinct(),
    ];

    /// <summary>The namespace of the library, where the code calls it.</summary>
    internal static IEnumerable<string> UsingsOf(string code) =>
        Methods.Any(name => code.Contains($".{name}(", StringComparison.Ordinal)) ? [Namespace] : [];
}
