using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// Reads what a computed property is computed from. By syntax alone, since the getter may stand in any file: a name that is not a
/// column of the entity, or anything that may change something, makes the answer unknown.
/// </summary>
internal static class GetterReader
{
    internal static ImmutableArray<IPropertySymbol>? ColumnsIn(IPropertySymbol property, EntityType entity)
    {
        if (property.DeclaringSyntaxReferences is not [var reference]
            || ExpressionOf(reference.GetSyntax()) is not { } expression)
            return null;

        var columns = ImmutableArray.CreateBuilder<IPropertySymbol>();
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (MayDoMore(node))
                return null;
            if (node is not SimpleNameSyntax name || IsMember(name))
                continue;
            if (entity.Property(name.Identifier.ValueText) is not { } column || !entity.IsPlainColumn(column))
                return null;

            columns.Add(column.OriginalDefinition);
        }

        return columns.ToImmutable();
    }

    private static ExpressionSyntax? ExpressionOf(SyntaxNode property) => property switch
    {
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
        PropertyDeclarationSyntax
        {
            AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration } getter],
        } => getter switch
        {
            { ExpressionBody.Expression: { } body } => body,
            { Body.Statements: [ReturnStatementSyntax { Expression: { } body }] } => body,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The name behind a dot: a member of a value that was read, such as <c>Length</c>.</summary>
    private static bool IsMember(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        && access.Expression is not (ThisExpressionSyntax or BaseExpressionSyntax);

    private static bool MayDoMore(SyntaxNode node) =>
        node is AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or AwaitExpressionSyntax
        or InvocationExpressionSyntax { Expression: not MemberAccessExpressionSyntax } or ObjectCreationExpressionSyntax
        or QueryExpressionSyntax
        or BaseExpressionSyntax or MemberBindingExpressionSyntax
        or PostfixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken
        or (int)SyntaxKind.MinusMinusToken }
        or PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken
        or (int)SyntaxKind.MinusMinusToken };
}
