namespace Rowbound.Tool.Fixing;

internal static class LineEndings
{
    /// <summary>Ends the lines that a fix added as the file ends its own. A file that mixes both is left alone.</summary>
    public static string As(string original, string changed)
    {
        var pairs = Count(original, "\r\n");
        var feeds = Count(original, "\n");
        return (pairs, feeds) switch
        {
            (0, _) => changed.ReplaceLineEndings("\n"),
            _ when pairs == feeds => changed.ReplaceLineEndings("\r\n"),
            _ => changed,
        };
    }

    private static int Count(string text, string what) => text.AsSpan().Count(what);
}
