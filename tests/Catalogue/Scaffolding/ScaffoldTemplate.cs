using System.Text;

namespace Rowbound.Catalogue.Scaffolding;

/// <summary>
/// The text of a file to come. <c>$Word$</c> stands for a value; lines between <c>$if part$</c> and <c>$end$</c> are there where the
/// part is.
/// </summary>
internal sealed class ScaffoldTemplate(string text)
{
    private const string If = "$if ";
    private const string End = "$end$";

    public static ScaffoldTemplate Named(string name)
    {
        using var stream = typeof(ScaffoldTemplate).Assembly.GetManifestResourceStream(name + ".txt")
            ?? throw new InvalidOperationException($"There is no template '{name}'.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }

    public string Fill(Dictionary<string, string> values, IReadOnlyCollection<string> parts)
    {
        var filled = new StringBuilder();
        var isIn = true;
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith(If, StringComparison.Ordinal))
                isIn = parts.Contains(line[If.Length..^1]);
            else if (line == End)
                isIn = true;
            else if (isIn)
                filled.Append(line).Append('\n');
        }

        foreach (var (word, value) in values)
            filled.Replace($"${word}$", value);
        return filled.ToString();
    }
}
