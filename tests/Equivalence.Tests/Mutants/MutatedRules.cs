using System.Collections.Concurrent;
using System.Runtime.Loader;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes;
using Rowbound.Equivalence.Tests.Programs;

namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>The rules and fixes, one of the two assemblies compiled anew from its sources with one piece of text replaced.</summary>
internal static class MutatedRules
{
    private const string Rules = "Rowbound.Analyzers";
    private const string Fixes = "Rowbound.CodeFixes";

    private static readonly string RulesAsShipped = typeof(QueryRule).Assembly.Location;
    private static readonly string FixesAsShipped = typeof(SafeFix).Assembly.Location;

    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.Collections.Immutable", "System.IO", "System.Linq", "System.Threading",
        "System.Threading.Tasks", "Microsoft.CodeAnalysis",
    ];

    private static readonly string[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!) // set by every host
            .Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("Rowbound.", StringComparison.Ordinal)),
    ];

    /// <summary>What two rules share is changed for both in the same way: it is compiled once.</summary>
    private static readonly ConcurrentDictionary<(string File, string Original, string Mutated), Lazy<Task<ShippedRules>>> Compiled = new();

    internal static Task<ShippedRules> WithAsync(Mutant mutant) =>
        Compiled.GetOrAdd((mutant.File, mutant.Original, mutant.Mutated), _ => new(() => CompileAsync(mutant))).Value;

    private static async Task<ShippedRules> CompileAsync(Mutant mutant)
    {
        var isFix = mutant.File.EndsWith("Fix.cs", StringComparison.Ordinal) || mutant.File.StartsWith("CodeFixes", StringComparison.Ordinal);
        var output = ProgramFiles.New(isFix ? $"{Fixes}.dll" : $"{Rules}.dll");
        var file = FileOf(mutant);
        await MutantCompilerProcess.CompileAsync(isFix
            ? new(Fixes, [.. FixFiles().Where(source => source != file)], [.. References, RulesAsShipped], Usings, [], TextOf(mutant), output)
            : new(
                Rules,
                [.. RuleFiles().Where(source => source != file)],
                References,
                [.. Usings, "Microsoft.CodeAnalysis.Operations"],
                [Fixes],
                TextOf(mutant),
                output));
        var context = new AssemblyLoadContext(mutant.ToString(), isCollectible: true);
        var rules = context.LoadFromAssemblyPath(isFix ? RulesAsShipped : output);
        return new(rules, context.LoadFromAssemblyPath(isFix ? output : FixesAsShipped));
    }

    /// <summary>The text of the file that the mutant changes, changed.</summary>
    /// <exception cref="HarnessException">What it replaces is not there, or more than once.</exception>
    internal static string TextOf(Mutant mutant)
    {
        var text = File.ReadAllText(FileOf(mutant)).ReplaceLineEndings("\n");
        var original = mutant.Original.ReplaceLineEndings("\n");
        return text.Split(original).Length == 2
            ? text.Replace(original, mutant.Mutated.ReplaceLineEndings("\n"), StringComparison.Ordinal)
            : throw new HarnessException($"{mutant.File} does not contain once:\n{original}");
    }

    private static string FileOf(Mutant mutant) => Repository.PathOf("src", mutant.File);

    private static IEnumerable<string> RuleFiles() =>
        Sources("Analyzers").Where(file => !file.EndsWith("Fix.cs", StringComparison.Ordinal));

    /// <summary>A fix lies beside its rule.</summary>
    private static IEnumerable<string> FixFiles() =>
        Sources("CodeFixes").Concat(Sources("Analyzers").Where(file => file.EndsWith("Fix.cs", StringComparison.Ordinal)));

    private static string[] Sources(string project) =>
        Directory.GetFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories);
}
