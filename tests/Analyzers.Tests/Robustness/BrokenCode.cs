using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.Robustness;

/// <summary>Code as it is while somebody types: cut off, a line not ended, a token missing.</summary>
internal static class BrokenCode
{
    /// <summary>At most this many forms of each input are tried, spread evenly; all of them where ROWBOUND_ROBUSTNESS is "full".</summary>
    private static readonly int Most = Environment.GetEnvironmentVariable("ROWBOUND_ROBUSTNESS") == "full" ? int.MaxValue : 36;

    /// <summary>Broken forms of an input, each a file.</summary>
    internal static IEnumerable<string> Of(TestCode code)
    {
        var text = Markup.Parse(code.ToFile()).Text;
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().SkipWhile(t => code.Kind != CodeKind.File && !t.IsKind(SyntaxKind.ClassKeyword)).ToList();
        var forms = 3 * tokens.Count;
        var step = Math.Max(1, (forms + Most - 1) / Most);
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
