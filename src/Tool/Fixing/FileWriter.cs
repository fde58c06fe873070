using System.Text;

namespace Rowbound.Tool.Fixing;

internal static class FileWriter
{
    /// <summary>Writes all files or, when one of them cannot be written, none.</summary>
    public static void Write(IReadOnlyCollection<FileChange> changes)
    {
        var originals = new Dictionary<string, byte[]>();
        var written = new List<string>();
        try
        {
            foreach (var change in changes)
                originals.Add(change.Path, File.ReadAllBytes(change.Path));
            foreach (var change in changes)
            {
                written.Add(change.Path);
                File.WriteAllText(change.Path, change.After, EncodingOf(originals[change.Path], change));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var path in written)
                Restore(path, originals[path]);
            throw new ToolFailure(
                $"A file cannot be written: {e.Message}", "Make the files writable. All of them are as they were.");
        }
    }

    /// <summary>UTF-8 with a mark only where there was one.</summary>
    private static Encoding EncodingOf(byte[] original, FileChange change) => change.Encoding switch
    {
        null or UTF8Encoding => new UTF8Encoding(original is [0xEF, 0xBB, 0xBF, ..]),
        var other => other,
    };

    private static void Restore(string path, byte[] original)
    {
        try
        {
            File.WriteAllBytes(path, original);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // This is the file that could not be written in the first place.
        }
    }
}
