using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>A marked place: <c>[|…|]</c> has no name, <c>{|ROW1001:…|}</c> a rule, <c>{|#0:…|}</c> a number.</summary>
internal sealed record Mark(TextSpan Span, string? RuleId, int? Number);

/// <summary>Code with marked places, in the markup of Microsoft.CodeAnalysis.Testing.</summary>
/// <param name="Text">The code without markup.</param>
/// <param name="Marks">The marked places in the order of their begin.</param>
internal sealed record Markup(string Text, ImmutableArray<Mark> Marks)
{
    internal static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(int Start, string? Name, string Close)>();
        var marks = new List<Mark>();
        for (var i = 0; i < marked.Length;)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith("[|"))
            {
                open.Push((text.Length, null, "|]"));
                i += 2;
            }
            else if (rest.StartsWith("{|") && rest.IndexOf(':') is var colon and > 2)
            {
                open.Push((text.Length, rest[2..colon].ToString(), "|}"));
                i += colon + 1;
            }
            else if (open.TryPeek(out var mark) && rest.StartsWith(mark.Close))
            {
                open.Pop();
                marks.Add(ToMark(TextSpan.FromBounds(mark.Start, text.Length), mark.Name));
                i += 2;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        return open.Count == 0
            ? new(text.ToString(), [.. marks.OrderBy(m => m.Span.Start).ThenByDescending(m => m.Span.End)])
            : throw new HarnessException($"'{open.Peek().Close}' is missing in\n{marked}");
    }

    /// <summary>Writes places into code as markup, for the eye.</summary>
    internal static string Render(string text, IEnumerable<(TextSpan Span, string Name)> places)
    {
        var inserts = places
            .SelectMany<(TextSpan Span, string Name), (int At, int Order, string Text)>(p =>
                [(p.Span.Start, 1, $"{{|{p.Name}:"), (p.Span.End, 0, "|}")])
            .OrderByDescending(i => i.At).ThenByDescending(i => i.Order);
        foreach (var insert in inserts)
            text = text.Insert(insert.At, insert.Text);
        return text;
    }

    private static Mark ToMark(TextSpan span, string? name) => name is ['#', .. var digits]
        ? new(span, null, int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture))
        : new(span, name, null);
}
