using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.EntityModel;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.Queries;

/// <summary>Asks the query model about the body of a method.</summary>
internal static class SiteReader
{
    /// <summary>The queries that a body executes.</summary>
    /// <param name="body">The statements of a method with <c>ShopContext db</c>.</param>
    /// <param name="file">One more file of the project; none where it is empty.</param>
    internal static async Task<IReadOnlyList<QuerySite>> Sites(string body, string file = "")
    {
        var setup = file.Length == 0 ? Setup.Default : Setup.Default.WithFile(file);
        var (model, compilation) = await Models.Of(setup, new TestCode(CodeKind.Body, body).ToFile());
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("Job0.cs", StringComparison.Ordinal));
        var semantics = compilation.GetSemanticModel(tree);
        var method = (await tree.GetRootAsync()).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        return semantics.GetOperation(method) is IMethodBodyOperation { BlockBody: { } block }
            ? model.QueriesIn(semantics.GetDeclaredSymbol(method)!, [block], CancellationToken.None) // declared in this tree
            : throw new HarnessException("The snippet has a body.");
    }
}
