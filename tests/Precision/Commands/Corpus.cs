using Rowbound.Precision.Measuring;
using Rowbound.Precision.Reporting;
using Rowbound.Precision.Sources;

namespace Rowbound.Precision.Commands;

/// <summary>The checkouts of a folder, read one after the other so that only one is in memory.</summary>
internal sealed class Corpus(DirectoryInfo root, string? only, Screen screen)
{
    public IReadOnlyList<RepositoryFolder> Repositories { get; } = RepositoryFolder.Under(root, only);

    public async Task<Measurement> MeasureAsync(string? rule, CancellationToken cancellationToken)
    {
        var runner = new RuleRunner(Rules.Load(rule), ReferenceAssemblies.Load());
        var parts = new List<Measurement>();
        foreach (var (place, repository) in Repositories.Index())
        {
            var measured = await runner.RunAsync(repository, cancellationToken);
            parts.Add(measured);
            screen.Progress(
                $"[{place + 1}/{Repositories.Count}] {repository.Name}: {measured.Projects} projects, {measured.Lines} lines, "
                + $"{measured.Findings.Length} findings");
            screen.Failures(measured);
        }

        return Measurement.Of(parts);
    }
}
