using Microsoft.CodeAnalysis;
using Rowbound.Tool.Fixing;
using Rowbound.Tool.Tour;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class TourTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rowbound-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_sample_in_the_tool_compiles_against_the_tools_own_assemblies()
    {
        using var workspace = new AdhocWorkspace();
        var project = SampleProject.Create(workspace, SampleSource.Embedded());

        var file = await SampleProject.CompileAsync(project, Path.Combine(_folder.FullName, "Sample.dll"), Cancel);

        Assert.Contains("order export", SampleAssembly.Load(file).Jobs().Select(job => job.Name));
    }

    [Theory]
    [InlineData(0.7, 0.2)]
    [InlineData(3.4, 1)]
    [InlineData(230, 50)]
    [InlineData(1000, 200)]
    public void An_axis_has_round_labels(double value, double step) =>
        Assert.Equal(step, Axis.Covering(value).Step, precision: 6);

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere_and_shows_each_job()
    {
        var page = await PageAsync(Report(Job("first", "1", 200, "1", 10), Job("second", "2", 20, "2", 20)));

        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<svg").Length - 1);
        Assert.Contains("200 MB", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_when_a_result_differs()
    {
        var report = Report(Job("first", "1", 200, "2", 10));

        Assert.False(report.Holds);
        Assert.Contains("result differs", await PageAsync(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tour_holds_when_results_are_equal_and_fixed_jobs_are_small()
    {
        Assert.True(Report(Job("a", "1", 200, "1", 64)).Holds);
        Assert.False(Report(Job("a", "1", 200, "1", 65)).Holds);
        Assert.True(Report(Job("a", "1", 200, "1", 200) with { Change = null }).Holds);
    }

    [Fact]
    public void A_sampler_sees_memory_that_is_held()
    {
        using var sampler = new MemorySampler();
        var held = new byte[32 * Megabyte];

        var samples = sampler.Stop();

        Assert.True(samples.Max(sample => sample.Bytes) >= held.Length);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> PageAsync(TourReport report) =>
        await File.ReadAllTextAsync(await new TourPage(report).WriteAsync(_folder, Cancel), Cancel);

    private static TourReport Report(params JobComparison[] jobs)
    {
        using var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        return new(1_000, [], new FixResult(solution, solution, [], []), [], [.. jobs], []);
    }

    private static JobComparison Job(string name, string before, long megabytesBefore, string after, long megabytesAfter) => new(
        new(name, "Shop/A.cs", Writes: false),
        Measured(before, megabytesBefore),
        Measured(after, megabytesAfter),
        new("Shop/A.cs", "old\n", "new\n", Encoding: null));

    private static Measurement Measured(string result, long megabytes) =>
        new(result, Content: null, 20, [new(0, Megabyte), new(10, megabytes * Megabyte), new(20, Megabyte)]);
}
