using Rowbound.Tool.Fixing;

namespace Rowbound.Tool.Tour;

/// <summary>The fixed sample and the difference, for who wants to read them.</summary>
internal sealed class KeptCopy(DirectoryInfo folder)
{
    public async Task WriteAsync(TourReport report, CancellationToken cancellationToken)
    {
        foreach (var document in report.Fix.After.Projects.SelectMany(project => project.Documents))
        {
            if (document.FilePath is not { } path || path.Contains("/obj/", StringComparison.Ordinal))
                continue;

            var text = await document.GetTextAsync(cancellationToken);
            var file = new FileInfo(Path.Combine(folder.FullName, path));
            file.Directory?.Create();
            await File.WriteAllTextAsync(file.FullName, text.ToString(), cancellationToken);
        }

        var diff = report.Changes.SelectMany(change => UnifiedDiff.Of(change.Path, change.Before, change.After));
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "tour.diff"), diff, cancellationToken);
    }
}
