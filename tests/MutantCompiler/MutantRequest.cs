namespace Rowbound.MutantCompiler;

/// <summary>Sources that become an assembly, one of them changed.</summary>
/// <param name="Name">The name of the assembly.</param>
/// <param name="Sources">The files, without the changed one.</param>
/// <param name="References">The assemblies that it is compiled against.</param>
/// <param name="Usings">Namespaces that every file imports.</param>
/// <param name="Friends">The assemblies that see its internals.</param>
/// <param name="Changed">The text of the changed file.</param>
/// <param name="Output">The file to write.</param>
public sealed record MutantRequest(
    string Name,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Usings,
    IReadOnlyList<string> Friends,
    string Changed,
    string Output);
