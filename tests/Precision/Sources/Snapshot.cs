using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Precision.Sources;

/// <summary>A model snapshot of another project, passed to the rules as a build can pass it.</summary>
internal sealed class Snapshot(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        using var stream = File.OpenRead(path);
        return SourceText.From(stream);
    }
}
