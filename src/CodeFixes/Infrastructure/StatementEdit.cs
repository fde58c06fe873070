using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>Puts statements beside others.</summary>
internal static class StatementEdit
{
    /// <summary>The tree with one more statement behind another one; both get a block where there was none.</summary>
    internal static SyntaxNode Behind(SyntaxNode root, StatementSyntax statement, StatementSyntax added)
    {
        added = added.WithTrailingTrivia(EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation);
        return statement.Parent is BlockSyntax or SwitchSectionSyntax
            ? root.InsertNodesAfter(statement, [added])
            : root.ReplaceNode(statement, Block(statement, added).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
