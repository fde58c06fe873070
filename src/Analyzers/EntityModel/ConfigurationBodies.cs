using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>The bodies of methods of the compilation, bound once while the model is read.</summary>
internal sealed class ConfigurationBodies(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _semantics = [];

    internal SemanticModel SemanticsOf(SyntaxTree tree)
    {
        if (!_semantics.TryGetValue(tree, out var semantics))
            _semantics[tree] = semantics = compilation.GetSemanticModel(tree);
        return semantics;
    }

    internal IOperation? BodyOf(MethodDeclarationSyntax method)
    {
        SyntaxNode? body = method.Body is null ? method.ExpressionBody : method.Body;
        return body is null ? null : SemanticsOf(method.SyntaxTree).GetOperation(body, CancellationToken.None);
    }

    /// <summary>The body of a method that stands in the compilation.</summary>
    internal IOperation? BodyOf(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(CancellationToken.None) is MethodDeclarationSyntax declaration
            && compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            ? BodyOf(declaration)
            : null;
}
