using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>One call in a chain, as it is written: recorded models stand in files that need not be bound.</summary>
internal readonly struct BuilderChain(InvocationExpressionSyntax call, SimpleNameSyntax name)
{
    internal string Name => name.Identifier.ValueText;

    /// <summary>The type argument, as it is written.</summary>
    internal string? TypeArgument =>
        name is GenericNameSyntax { TypeArgumentList.Arguments: [var type, ..] } ? type.ToString() : null;

    /// <summary>The texts among the arguments; of a list of names and a name for the whole, the list.</summary>
    internal ImmutableArray<string> Texts => Arguments is [{ Expression: { } list }, ..] && ElementsOf(list) is { } elements
        ? [.. elements.Select(TextOf).OfType<string>()]
        : [.. Arguments.Select(static a => TextOf(a.Expression)).OfType<string>()];

    /// <summary>The statements of the lambda or delegate among the arguments.</summary>
    internal IEnumerable<StatementSyntax> Body => Arguments.Select(static a => a.Expression)
        .OfType<AnonymousFunctionExpressionSyntax>().SelectMany(static f => f.Block?.Statements ?? []);

    internal bool IsTrue => Arguments is not [{ Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression }, ..];

    internal long? Number => Arguments is [{ Expression: { } value }, ..] ? NumberOf(value) : null;

    private SeparatedSyntaxList<ArgumentSyntax> Arguments => call.ArgumentList.Arguments;

    /// <summary>The text at a position; <see langword="null"/> is recorded where a relationship has no navigation.</summary>
    internal string? Text(int position) => Arguments.Count > position ? TextOf(Arguments[position].Expression) : null;

    /// <summary>The value of a named argument.</summary>
    internal ExpressionSyntax? Named(string parameter) =>
        Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter)?.Expression;

    /// <summary>The expression at a position.</summary>
    internal ExpressionSyntax? Argument(int position) => Arguments.Count > position ? Arguments[position].Expression : null;

    /// <summary>The calls of a statement, in the order in which they run, and the name that they start from.</summary>
    internal static (string? Root, ImmutableArray<BuilderChain> Calls) In(ExpressionSyntax? expression)
    {
        var calls = ImmutableArray.CreateBuilder<BuilderChain>();
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            calls.Insert(0, new(call, access.Name));
            expression = access.Expression;
        }

        return ((expression as IdentifierNameSyntax)?.Identifier.ValueText, calls.ToImmutable());
    }

    internal static string? TextOf(ExpressionSyntax? expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            ? literal.Token.ValueText
            : null;

    internal static IEnumerable<ExpressionSyntax>? ElementsOf(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection =>
            collection.Elements.OfType<ExpressionElementSyntax>().Select(static e => e.Expression),
        _ => null,
    };

    internal static long? NumberOf(ExpressionSyntax value) =>
        long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
