using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Infrastructure.Baselines;

/// <summary>
/// What a finding is known by in a baseline, whatever lines and files its code moves to: the rule, the member, and the call chain
/// that is reported, without white space and comments.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The property of a diagnostic that has it.</summary>
    internal const string Key = "baseline";

    internal static string Of(string ruleId, ISymbol owner, Location place) =>
        $"{ruleId} {owner.GetDocumentationCommentId() ?? "!:" + owner.MetadataName} {TextAt(place)}";

    /// <summary>Whether a line has the three parts.</summary>
    internal static bool IsOne(string line) =>
        line.Split([' '], 3) is [{ Length: > 0 } rule, { Length: > 2 } member, { Length: > 0 }]
        && rule.All(static c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
        && member[1] == ':';

    private static string TextAt(Location place)
    {
        if (place.SourceTree is not { } tree)
            return "-";

        var node = tree.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        return Normalised(Chain(node.FirstAncestorOrSelf<SyntaxNode>(n => n is ExpressionSyntax or StatementSyntax) ?? node));
    }

    /// <summary>The chain of calls that a piece of code is part of, up to what it is an argument or an operand of.</summary>
    private static SyntaxNode Chain(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax
            or InvocationExpressionSyntax or ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax
            or AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } =>
            Chain(node.Parent),
        FromClauseSyntax { Parent: QueryExpressionSyntax query } => Chain(query),
        _ => node,
    };

    /// <summary>The tokens in one line. Statements that stand inside are not the query's: they may change.</summary>
    private static string Normalised(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (var token in node.DescendantTokens(child => child == node || child is not StatementSyntax))
        {
            var next = OneLine(token.Text);
            if (text.Length > 0 && next.Length > 0 && IsWord(text[text.Length - 1]) && IsWord(next[0]))
                text.Append(' ');
            text.Append(next);
        }

        return text.ToString().Trim();
    }

    /// <summary>A literal may have line breaks, which are not the same on all machines.</summary>
    private static string OneLine(string token) => token.Any(char.IsWhiteSpace)
        ? string.Join(" ", token.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : token;

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '@';
}
