using System.CommandLine;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime;

/// <summary>What the runtime library costs beside the readers of the providers, EF Core's own forms and Dapper.</summary>
internal sealed class RuntimeCommand
{
    internal const string Name = "runtime";

    private const string Help = """
        Speed and memory of reading and writing whole tables: the runtime library beside the readers of the providers, EF Core
        and Dapper. Everything together takes hours and gigabytes of disk; --quick takes two minutes and gives rough figures.
        """;

    private readonly Option<int[]> _rows = new("--rows")
    {
        Description = "Rows of a table of narrow rows; tables of wide rows have fewer.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _engines = Choice("--engine", "Databases.", Engine.All.Select(engine => engine.Name));

    private readonly Option<string[]> _shapes = Choice("--shape", "Widths of rows.", Shape.All.Select(shape => shape.Name));

    private readonly Option<string[]> _jobs = Choice(
        "--job", "What to do with the rows.", [.. Jobs.All.Select(job => job.Name), LimitCheck.Name]);

    private readonly Option<string> _variant = new("--variant")
    {
        Description = "Only variants with this in their names, and the limit of each job.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<int?> _passes = new("--passes")
    {
        Description = "Passes per round, instead of 9 for short jobs and 1 or 2 for long ones.",
    };

    private readonly Option<bool> _quick = new("--quick")
    {
        Description = "Few narrow rows, two jobs and one pass: to see that everything works.",
    };

    private readonly Option<FileInfo?> _json = new("--json") { Description = "Also write all figures to this file." };

    private readonly Option<FileInfo?> _markdown = new("--markdown") { Description = "Also write the tables to this file." };

    internal static Task<int> RunAsync(IReadOnlyList<string> arguments) =>
        arguments is [ChildProcess.Argument, var request]
            ? ChildProcess.RunAsync(request)
            : new RuntimeCommand().Build(arguments).Parse(arguments).InvokeAsync();

    private RootCommand Build(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand(Help) { _rows, _engines, _shapes, _jobs, _variant, _passes, _quick, _json, _markdown };
        _rows.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } rows && rows.Any(number => number < 1))
                result.AddError("'--rows' must be at least 1.");
        });
        command.SetAction((parsed, _) => new RuntimeRun(OptionsOf(parsed), arguments).RunAsync());
        return command;
    }

    private RuntimeOptions OptionsOf(ParseResult parsed)
    {
        var quick = parsed.GetValue(_quick);
        var shapes = Shape.All.Take(quick ? 1 : Shape.All.Count).Select(shape => shape.Name);
        var jobs = (quick ? [Jobs.Columns, Jobs.Update] : Jobs.All).Select(job => job.Name).Append(LimitCheck.Name);
        return new(
            OrAll(parsed.GetValue(_rows), quick ? [50_000] : [200_000, 1_000_000]),
            [.. OrAll(parsed.GetValue(_engines), Engine.All.Select(engine => engine.Name)).Select(Engine.Named)],
            [.. OrAll(parsed.GetValue(_shapes), shapes).Select(Shape.Named)],
            OrAll(parsed.GetValue(_jobs), jobs),
            parsed.GetRequiredValue(_variant),
            quick,
            parsed.GetValue(_passes),
            parsed.GetValue(_json),
            parsed.GetValue(_markdown));
    }

    private static T[] OrAll<T>(T[]? asked, IEnumerable<T> all) => asked is { Length: > 0 } ? asked : [.. all];

    private static Option<string[]> Choice(string name, string description, IEnumerable<string> values)
    {
        var option = new Option<string[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true };
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }
}
