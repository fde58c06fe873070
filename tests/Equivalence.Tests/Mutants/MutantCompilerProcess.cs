using System.Diagnostics;
using System.Text.Json;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Programs;
using Rowbound.MutantCompiler;

namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>The compiler of mutants, started once; it ends with the tests.</summary>
internal sealed class MutantCompilerProcess
{
    private static readonly Lazy<MutantCompilerProcess> Started = new(() => new());
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly Process _process = Process.Start(new ProcessStartInfo("dotnet", [BuiltPrograms.MutantCompiler])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new HarnessException("The compiler of mutants did not start.");

    internal static async Task CompileAsync(MutantRequest request)
    {
        await Turn.WaitAsync();
        try
        {
            var compiler = Started.Value._process;
            await compiler.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
            await compiler.StandardInput.FlushAsync();
            var answer = await compiler.StandardOutput.ReadLineAsync() ?? throw new HarnessException("The compiler of mutants ended.");
            if (JsonSerializer.Deserialize<string>(answer) is { Length: > 0 } errors)
                throw new HarnessException($"The mutant does not compile:\n{errors}");
        }
        finally
        {
            Turn.Release();
        }
    }
}
