using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;
using Rowbound.Benchmarks.Runtime.Reporting;
using Spectre.Console;

namespace Rowbound.Benchmarks.Runtime;

/// <summary>One run of the command: all jobs on all databases that were asked for, one database at a time on the disk.</summary>
internal sealed class RuntimeRun(RuntimeOptions options, IReadOnlyList<string> arguments)
{
    private const int Width = 200;

    private readonly List<CaseResult> _cases = [];
    private readonly List<LimitResult> _limits = [];
    private readonly List<string> _engines = [];
    private readonly IAnsiConsole _output = Output();

    /// <returns>0, or 1 when something did not finish under the heap limit that should, or the other way round.</returns>
    internal async Task<int> RunAsync()
    {
        var load = Conditions.CurrentLoad();
        foreach (var engine in options.Engines)
        {
            foreach (var shape in options.Shapes)
                await RunAsync(engine, shape);
        }

        var report = new Report(Conditions.Of(arguments, _engines, load), _cases, _limits);
        foreach (var line in report.Conditions.Lines)
            _output.WriteLine(line);
        foreach (var table in report.Tables)
            _output.Write(table.ForTerminal());
        if (options.Json is { } json)
            await File.WriteAllTextAsync(json.FullName, report.ForJson());
        if (options.Markdown is { } markdown)
            await File.WriteAllTextAsync(markdown.FullName, report.ForMarkdown());
        return _limits.All(limit => limit.IsAsExpected) ? 0 : 1;
    }

    private async Task RunAsync(Engine engine, Shape shape)
    {
        await using var small = await Database.CreateAsync(engine, shape, WarmUp.RowsOf(shape));
        if (shape == options.Shapes[0])
            _engines.Add(await small.DescribeAsync());
        foreach (var rows in options.Rows)
        {
            Console.Error.WriteLine($"{engine.Title}: filling a table with {shape.RowsFor(rows):N0} {shape.Name} rows");
            await using var database = await Database.CreateAsync(engine, shape, shape.RowsFor(rows));
            await RunAsync(small, database, isLargest: rows == options.Rows.Max());
        }
    }

    private async Task RunAsync(Database small, Database database, bool isLargest)
    {
        foreach (var job in Jobs.All.Where(job => options.Jobs.Contains(job.Name) && job.AppliesTo(database.Shape)))
        {
            var variants = options.VariantsOf(job, database);
            _cases.Add(await CaseResult.MeasureAsync(job, small, database, variants, options.EffortFor(job, database)));
        }

        var checksLimit = isLargest && !database.Shape.IsWide && options.Jobs.Contains(LimitCheck.Name);
        if (checksLimit && database.Rows < LimitCheck.LeastRows)
            Console.Error.WriteLine($"The heap limit is not checked: it takes {LimitCheck.LeastRows:N0} rows to exceed it.");
        else if (checksLimit)
            _limits.AddRange(await LimitCheck.RunAsync(small, database));
    }

    private static IAnsiConsole Output()
    {
        var output = AnsiConsole.Create(new() { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        output.Profile.Width = Math.Max(output.Profile.Width, Width);
        return output;
    }
}
