using System.Text;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>
/// Writes statements with their indentation; <c>#</c> becomes the number of the part, so that parts share no name.
/// </summary>
internal sealed class Code
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The number of the part that is written.</summary>
    internal int Part { get; set; }

    internal void Line(string text) =>
        _text.Append(' ', 4 * _depth).Append(text.Replace("#", $"{Part}", StringComparison.Ordinal)).Append('\n');

    internal void Block(string head, Action body)
    {
        Line(head);
        Line("{");
        _depth++;
        body();
        _depth--;
        Line("}");
    }

    internal void Loop(string head, IReadOnlyList<Statement> body, string row) => Block(head, () => All(body, row));

    internal void All(IReadOnlyList<Statement> statements, string row)
    {
        foreach (var statement in statements)
            statement.Print(this, row);
    }

    public override string ToString() => _text.ToString();
}
