using System.Text.RegularExpressions;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>
/// The body of a method with <c>db</c> and <c>cancellationToken</c>: parts, and the variables and helpers that they name.
/// </summary>
internal sealed record ShopProgram(IReadOnlyList<Part> Parts)
{
    private static readonly (string Name, string Declaration)[] Variables =
    [
        ("limit", "var limit = 4;"),
        ("wanted", "var wanted = \"A7\";"),
        ("ids", "var ids = new List<int> { 1, 2, 5 };"),
        ("day", "var day = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);"),
        ("names", "var names = new List<string>();"),
        ("groups", "var groups = new SortedDictionary<string, int>();"),
        ("seen", "var seen = new HashSet<object>();"),
    ];

    private static readonly (string Name, string Declaration)[] Helpers =
    [
        ("Short", "static string Short(string? text) => text is null ? \"none\" : text.Length > 3 ? text[..3] : text;"),
        ("Describe", "static string Describe<T>(T row) => row?.GetType().Name ?? \"null\";"),
        ("NumberOf", "static string NumberOf(Order row) => row.Number + row.Quantity;"),
    ];

    /// <summary>The text of the body.</summary>
    internal string Text { get; } = Print(Parts);

    /// <summary>Programs with less in them, the smallest first.</summary>
    internal IEnumerable<ShopProgram> Smaller() => Parts.Less(static p => p.Smaller()).Select(static p => new ShopProgram(p));

    public override string ToString() => Text;

    private static string Print(IReadOnlyList<Part> parts)
    {
        var body = new Code();
        foreach (var part in parts)
        {
            body.Part++;
            part.Print(body);
        }

        var text = body.ToString();
        var names = Regex.Matches(text, @"\b\w+\b").Select(static m => m.Value).ToHashSet(StringComparer.Ordinal);
        var code = new Code();
        code.Line("var text = new StringBuilder();");
        code.Line("var sum = 0m;");
        code.Line("var count = 0;");
        foreach (var (_, declaration) in Variables.Where(v => names.Contains(v.Name)))
            code.Line(declaration);

        var end = new Code();
        var kept = ((string[])["names", "groups"]).Where(names.Contains).Select(static n => $" {{string.Join('|', {n})}}");
        end.Line($"return $\"{{text}} {{sum}} {{count}}{string.Concat(kept)}\";");
        foreach (var (_, declaration) in Helpers.Where(h => names.Contains(h.Name)))
            end.Line(declaration);
        return $"{code}{text}{end}";
    }
}
