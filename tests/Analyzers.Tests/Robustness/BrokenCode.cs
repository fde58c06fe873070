using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.Robustness;

/// <summary>Code as it is while somebody types: cut off, a line not ended, a token missing.</summary>
internal static class BrokenCode
{
    private const int MostPerClass = 900;
    private const int FewestPerInput = 9;
    private const int MostPerInput = 36;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("ROWBOUND_ROBUSTNESS") == "full";

    /// <summary>How many forms of each of so many inputs are tried; all of them where ROWBOUND_ROBUSTNESS is "full".</summary>
    internal static int FormsOfEach(int inputs) =>
        IsFull ? int.MaxValue : Math.Clamp(MostPerClass / Math.Max(1, inputs), FewestPerInput, MostPerInput);

    /// <summary>Broken forms of an input, each a file, spread evenly over it.</summary>
    internal static IEnumerable<string> Of(TestCode code, int most)
    {
        var text = Markup.Parse(code.ToFile()).Text;
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().SkipWhile(t => code.Kind != CodeKind.File && !t.IsKind(SyntaxKind.ClassKeyword)).ToList();
        var forms = 3 * tokens.Count;
        var step = Math.Max(1, forms / most);
        if (step % 3 == 0)
            step++; // so that all three forms have their turn
        for (var i = 0; i < forms; i += step)
            yield return Break(text, tokens[i / 3], i % 3);
    }

    private static string Break(string text, SyntaxToken token, int form)
    {
        var end = token.Span.End;
        var line = text.IndexOf('\n', end);
        return form switch
        {
            0 => text[..end],
            1 => text[..(token.SpanStart + (token.Span.Length / 2))] + (line < 0 ? "" : text[line..]),
            _ => text.Remove(token.SpanStart, token.Span.Length),
        };
    }
}
