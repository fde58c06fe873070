using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes.RowByRowUpdate;

/// <summary>Lets the database update the rows, or where saving must see them, saves them chunk by chunk.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RowByRowUpdateReviewFix() : ReviewFix("ROW4004")
{
    private protected override string TitleFor(Diagnostic diagnostic) => WriteEdit.Title("Update", diagnostic);

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        places.Find<ForEachStatementSyntax>(root, WriteFacts.StatementPlace) is { } loop
            ? WriteEdit.Apply(root, places, diagnostic, "ExecuteUpdate", [Setters(root, places, loop)], chunk =>
                loop.WithAwaitKeyword(default).WithExpression(IdentifierName(chunk)).WithLeadingTrivia())
            : null;

    /// <summary><c>set => set.SetProperty(order => order.IsPaid, true)</c></summary>
    private static ArgumentSyntax Setters(SyntaxNode root, FixPlaces places, ForEachStatementSyntax loop)
    {
        var row = loop.Identifier.ValueText;
        var setter = FreeName.In(loop, "set", "setters");
        ExpressionSyntax chain = IdentifierName(setter);
        for (var place = WriteFacts.FirstPart; place < places.Count; place++)
        {
            if (places.Find<ExpressionStatementSyntax>(root, place)?.Expression is { } write)
                chain = chain.WithoutTrivia().Then("SetProperty", Lambda(row, Target(write)), Value(row, write));
        }

        return Argument(SimpleLambdaExpression(Parameter(Identifier(setter)), chain.WithoutTrivia()));
    }

    private static ExpressionSyntax Target(ExpressionSyntax write) => write switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax step => step.Operand,
        PrefixUnaryExpressionSyntax step => step.Operand,
        _ => write,
    };

    /// <summary>The value, or where it depends on the row, or has no type of its own, a lambda that gives it.</summary>
    private static ArgumentSyntax Value(string row, ExpressionSyntax write)
    {
        var target = Target(write).WithoutTrivia();
        var value = write switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } plain =>
                plain.Right.WithoutTrivia(),
            AssignmentExpressionSyntax sum =>
                ParseExpression($"{target} {sum.OperatorToken.Text.TrimEnd('=')} {InParentheses(sum.Right.WithoutTrivia())}"),
            _ => ParseExpression($"{target} {(IsIncrement(write) ? "+" : "-")} 1"),
        };
        var isPlain = !value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == row)
            && value is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression
                or (int)SyntaxKind.DefaultLiteralExpression };
        return isPlain ? Argument(value) : Lambda(row, value);
    }

    private static bool IsIncrement(ExpressionSyntax write) =>
        write.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PreIncrementExpression;

    private static ExpressionSyntax InParentheses(ExpressionSyntax value) =>
        value is BinaryExpressionSyntax or ConditionalExpressionSyntax ? ParenthesizedExpression(value) : value;

    private static ArgumentSyntax Lambda(string row, ExpressionSyntax body) =>
        Argument(ParseExpression($"{row} => {body.WithoutTrivia()}"));
}
