using Rowbound.Tool.Analysis;
using Rowbound.Tool.Fixing;

namespace Rowbound.Tool.Tour;

/// <summary>The road from the sample as it was written to the sample as it was fixed, measured at both ends.</summary>
internal sealed class TourRunner(RuleCatalog rules, TourTerminal terminal)
{
    /// <summary>The rules whose rewrites the tour applies although they want a reviewer's eye: the sample was reviewed.</summary>
    private static readonly ImmutableHashSet<string> Reviewed =
        [
            "ROW1001", "ROW1002", "ROW1003", "ROW2002", "ROW2003", "ROW2006", "ROW4001", "ROW4003", "ROW4004", "ROW4005",
            "ROW4006", "ROW4008", "ROW4009",
        ];

    public async Task<TourReport> RunAsync(CancellationToken cancellationToken)
    {
        var source = SampleSource.Embedded();
        using var workspace = new AdhocWorkspace();
        using var folder = new TourFolder(source.DatabaseKey, terminal.Rows);

        var project = SampleProject.Create(workspace, source);
        var assembly = await terminal.WorkAsync(
            "Compiling the sample",
            _ => SampleProject.CompileAsync(project, Path.Combine(folder.Work, "Before.dll"), cancellationToken));
        var jobs = await JobsAsync(project, assembly, cancellationToken);
        await SeedAsync(folder, assembly, cancellationToken);

        var before = await MeasureAsync("The jobs as they were written", jobs, assembly, folder, cancellationToken);
        var findings = await FindAsync(project, cancellationToken);
        var (fix, changes, review) = await FixAsync(project, cancellationToken);
        var copy = fix.After.Projects.Single();
        assembly = await SampleProject.CompileAsync(copy, Path.Combine(folder.Work, "After.dll"), cancellationToken);
        var after = await MeasureAsync("The same jobs, fixed", jobs, assembly, folder, cancellationToken);

        var comparisons = jobs.Select((job, i) => new JobComparison(
            job, before[i], after[i], changes.FirstOrDefault(change => change.Path == job.Path)));
        return new(terminal.Rows, findings, fix, changes, [.. comparisons], review);
    }

    private static async Task<ImmutableArray<TourJob>> JobsAsync(
        Project project, FileInfo assembly, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        string PathOf(string code) =>
            compilation?.GetTypeByMetadataName(code)?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath ?? code;

        return [.. SampleAssembly.Load(assembly).Jobs().Select(job => new TourJob(job.Name, PathOf(job.Code), job.Writes))];
    }

    private async Task SeedAsync(TourFolder folder, FileInfo assembly, CancellationToken cancellationToken)
    {
        if (File.Exists(folder.Database))
        {
            terminal.Say($"The database with {terminal.Rows:N0} rows is there from an earlier tour: {folder.Database}");
            return;
        }

        var unfinished = Path.Combine(folder.Work, "seed.db");
        await terminal.WithBarAsync($"Seeding {terminal.Rows:N0} rows", terminal.Rows, progress =>
            SampleAssembly.Load(assembly).SeedAsync(unfinished, terminal.Rows, progress, cancellationToken));
        File.Move(unfinished, folder.Database, overwrite: true);
        terminal.Say($"Seeded {terminal.Rows:N0} rows: {folder.Database}");
    }

    private Task<List<Measurement>> MeasureAsync(
        string title, ImmutableArray<TourJob> jobs, FileInfo assembly, TourFolder folder, CancellationToken cancellationToken) =>
        terminal.WorkAsync(title, async progress =>
        {
            var process = new JobProcess(assembly, folder);
            var measurements = new List<Measurement>();
            foreach (var job in jobs)
            {
                progress.Report(job.Name);
                measurements.Add(await process.RunAsync(job, cancellationToken));
            }

            return measurements;
        });

    private async Task<ImmutableArray<Finding>> FindAsync(Project project, CancellationToken cancellationToken)
    {
        terminal.Title("What grows with the tables");
        var findings = await terminal.WorkAsync(
            "Analysing", progress => new Analyzer(rules, progress).FindAsync([project], cancellationToken));
        terminal.Show(findings);
        return findings;
    }

    private async Task<(FixResult Fix, IReadOnlyCollection<FileChange> Changes, ImmutableArray<string> Review)> FixAsync(
        Project project, CancellationToken cancellationToken)
    {
        var fix = await terminal.WorkAsync(
            "Fixing a copy", progress => new FixEngine(rules, progress).RunAsync([project], Reviewed, cancellationToken));
        var changes = await FileChanges.BetweenAsync(fix.Before, fix.After, cancellationToken);
        ImmutableArray<string> review =
        [
            .. fix.Applied
                .Where(step => step.Safety is FixSafety.Review)
                .Select(step => step.Rule)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

        terminal.Title("The fixed copy");
        foreach (var step in fix.Applied)
            terminal.Say($"  {step.Rule} {Word(step.Safety),-6} {step.Title} ({Places(step)})");
        terminal.Say($"{fix.Applied.Length} steps changed {changes.Count} files; {fix.Remaining.Length} findings remain.");
        if (!review.IsEmpty)
            terminal.Say($"Beside the safe fixes, those of --review {string.Join(" --review ", review)} were applied.");
        return (fix, changes, review);
    }

    private static string Places(AppliedFix step) =>
        step.Files is [var file] ? Path.GetFileName(file) : $"{step.Files.Length} files";

    private static string Word(FixSafety safety) => safety is FixSafety.Safe ? "safe" : "review";
}
