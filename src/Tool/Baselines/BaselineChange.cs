using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Tool.Fixing;

namespace Rowbound.Tool.Baselines;

/// <summary>A baseline as it is and as it will be. One without findings is no file.</summary>
internal sealed record BaselineChange(string Path, string Before, Baseline After)
{
    public string Text => After.IsEmpty ? "" : After.ToText();

    public int Findings => After.Findings.Count();

    /// <summary>How many lines it will have that it did not have.</summary>
    public int Added => Math.Max(0, Lines(Text) - Kept);

    /// <summary>How many lines will be gone.</summary>
    public int Removed => Math.Max(0, Lines(Before) - Kept);

    public FileChange AsFile => new(Path, Before, Text, Encoding: null);

    private int Kept => Before.Split('\n').GroupBy(line => line.TrimEnd()).Sum(
        same => Math.Min(same.Count(), After.CountOf(same.Key)));

    /// <summary>Writes it, or deletes it where nothing is left.</summary>
    public void Write()
    {
        if (Text == Before)
            return;

        try
        {
            if (After.IsEmpty)
                File.Delete(Path);
            else
                File.WriteAllText(Path, Text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure($"A baseline cannot be written: {e.Message}", "Make the file writable.");
        }
    }

    private static int Lines(string text) => text.Split('\n').Count(line => line.Length > 0 && line[0] is not '#');
}
