using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Rowbound.Benchmarks.Cost;
using Rowbound.Benchmarks.Runtime;

const string Usage = """
    Usage:
      dotnet run -c Release --project tests/Benchmarks -- cost
          What analysis costs: Rowbound beside other analyzers, per thousand lines and as a method grows. Some five minutes on an idle machine.
      dotnet run -c Release --project tests/Benchmarks -- runtime [--quick] [--help for more]
          What the runtime library costs: beside the providers' own readers, EF Core and Dapper, on two databases. Takes hours.
      dotnet run -c Release --project tests/Benchmarks -- [options of BenchmarkDotNet]
          The other benchmarks; all of them without options, one class with --filter '*ReadingBenchmarks*'.
    """;

switch (args)
{
    case ["cost"]:
        return CostCommand.Run();
    case [RuntimeCommand.Name, .. var options]:
        return await RuntimeCommand.RunAsync(options);
    case ["help" or "--help" or "-h" or "-?", ..]:
        Console.WriteLine(Usage);
        return 0;
    case [var command, ..] when !command.StartsWith('-'):
        Console.Error.WriteLine($"There is no command '{string.Join(' ', args)}'.\n{Usage}");
        return 2;
}

// In this process: the SQLite provider is loaded by a module initializer that a generated project would not have.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
return 0;
