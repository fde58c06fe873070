using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>The shop, compiled and loaded once, and the programs that are compiled against it.</summary>
internal static class ShopCode
{
    private static readonly Lazy<(Assembly Assembly, CSharpCompilation Empty)> Compiled = new(Compile);

    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Latest);

    /// <summary>The type of that name in the shop.</summary>
    internal static Type Type(string name) =>
        Compiled.Value.Assembly.GetType($"Shop.{name}", throwOnError: true)!; // throws instead

    /// <summary>The method of a program, or what the compiler says against it.</summary>
    internal static (MethodInfo? Run, string Errors) Load(string file)
    {
        using var stream = new MemoryStream();
        var result = Compiled.Value.Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(file, Latest)).Emit(stream);
        if (!result.Success)
            return (null, string.Join('\n', result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));

        stream.Position = 0;
        return (new Programs().LoadFromStream(stream).GetType("Shop.Jobs.Job")!.GetMethod("Run"), ""); // every program has it
    }

    /// <summary>Whether a program compiles.</summary>
    internal static bool Compiles(string file) => !Compiled.Value.Empty
        .AddSyntaxTrees(CSharpSyntaxTree.ParseText(file, Latest)).GetDiagnostics().Any(static d =>
            d.Severity == DiagnosticSeverity.Error);

    private static (Assembly, CSharpCompilation) Compile()
    {
        var project = TestProject.Create(Setup.Runtime.WithFile(SmallShop.Seeder));
        var shop = (CSharpCompilation)RuleRun.CompileAsync(project).GetAwaiter().GetResult();
        using var stream = new MemoryStream();
        if (shop.Emit(stream) is { Success: false } failed)
            throw new HarnessException($"The shop does not compile:\n{string.Join('\n', failed.Diagnostics)}");

        var empty = CSharpCompilation.Create("Program", [],
            shop.References.Append(MetadataReference.CreateFromImage(stream.ToArray())), shop.Options);
        stream.Position = 0;
        return (new AssemblyLoadContext("shop").LoadFromStream(stream), empty);
    }

    /// <summary>Programs find the shop that is loaded already.</summary>
    private sealed class Programs() : AssemblyLoadContext(name: null, isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == Compiled.Value.Assembly.GetName().Name ? Compiled.Value.Assembly : null;
    }
}
