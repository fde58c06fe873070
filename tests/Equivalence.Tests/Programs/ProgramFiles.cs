using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Shared;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>Where compiled programs lie until the tests end.</summary>
internal static class ProgramFiles
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("rowbound-programs-");

    static ProgramFiles() => Leftovers.DeleteAtEnd(Folder);

    /// <summary>A path for a file of this name, in a folder of its own.</summary>
    internal static string New(string name) => Path.Combine(Folder.CreateSubdirectory(Path.GetRandomFileName()).FullName, name);

    internal static void Emit(Compilation compilation, string file)
    {
        var result = compilation.Emit(file);
        if (!result.Success)
            throw new HarnessException($"It does not compile:\n{string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}\n{compilation.SyntaxTrees.Last()}");
    }
}
