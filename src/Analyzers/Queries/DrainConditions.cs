using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>The conditions by which a drain ends.</summary>
internal static class DrainConditions
{
    /// <summary><c>if (page.Count == 0) break;</c>, and the other ways to say so.</summary>
    internal static bool LeavesWhenEmpty(StatementSyntax statement, ILocalSymbol page) => BreakCondition(statement) switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.LessThanOrEqualExpression,
            Right: LiteralExpressionSyntax { Token.Value: 0 } } test =>
            IsMember(test.Left, page, "Count"),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression,
            Right: LiteralExpressionSyntax { Token.Value: 1 } } test => IsMember(test.Left, page, "Count"),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression,
            Operand: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } any } =>
            IsMember(any.Expression, page, "Any"),
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax name,
            Pattern: ListPatternSyntax { Patterns.Count: 0 } } => name.Identifier.ValueText == page.Name,
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax name,
            Pattern: RecursivePatternSyntax { PropertyPatternClause.Subpatterns: [var part] } } =>
            name.Identifier.ValueText == page.Name
                && part is { ExpressionColon.Expression: IdentifierNameSyntax { Identifier.ValueText: "Count" },
                    Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: 0 } } },
        _ => false,
    };

    /// <summary><c>if (page.Count &lt; size) break;</c></summary>
    internal static bool LeavesWhenShort(StatementSyntax statement, ILocalSymbol page, IOperation size) =>
        BreakCondition(statement) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression
            or (int)SyntaxKind.NotEqualsExpression } test
        && IsMember(test.Left, page, "Count")
        && test.Right.ToString() == size.Syntax.ToString();

    private static ExpressionSyntax? BreakCondition(StatementSyntax statement) =>
        statement is IfStatementSyntax { Else: null,
            Statement: BreakStatementSyntax or BlockSyntax { Statements: [BreakStatementSyntax] } } leave
            ? leave.Condition
            : null;

    private static bool IsMember(ExpressionSyntax expression, ILocalSymbol owner, string name) =>
        expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax local } access
        && local.Identifier.ValueText == owner.Name
        && access.Name.Identifier.ValueText == name;
}
