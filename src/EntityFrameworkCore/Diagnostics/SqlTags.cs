using System.Globalization;

namespace Rowbound;

/// <summary>What the comments that EF Core writes before the SQL say: one line per line of <c>TagWith</c>.</summary>
internal sealed record SqlTags(IReadOnlyList<string> Tags, string? CallSite, long? AllowedRows)
{
    private const string Comment = "-- ";
    private const string File = "File: "; // EF Core's, of TagWithCallSite
    private const string Allowed = "Rowbound: allows rows: ";

    public static string Allowing(long rows) => Allowed + rows.ToString(CultureInfo.InvariantCulture);

    public static SqlTags In(string commandText)
    {
        List<string> tags = [];
        string? callSite = null;
        long? allowedRows = null;
        foreach (var line in commandText.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                continue;
            if (!line.StartsWith(Comment, StringComparison.Ordinal))
                break;

            var tag = line[Comment.Length..].Trim();
            if (tag.StartsWith(File, StringComparison.Ordinal))
                callSite ??= tag[File.Length..].ToString();
            else if (tag.StartsWith(Allowed, StringComparison.Ordinal))
                allowedRows = long.Parse(tag[Allowed.Length..], CultureInfo.InvariantCulture);
            else
                tags.Add(tag.ToString());
        }

        return new(tags, callSite, allowedRows);
    }
}
