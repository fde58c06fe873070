using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.EntityModel;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.Queries.Results;

/// <summary>The queries of a method <c>Run</c>, and what becomes of their results in words.</summary>
internal static class ResultModel
{
    /// <summary>The queries of a body, with more members beside its method.</summary>
    internal static async Task<IReadOnlyList<QuerySite>> Sites(string body, string members = "")
    {
        var file = new TestCode(CodeKind.Body, body).ToFile();
        file = $"{file[..file.LastIndexOf('}')]}\n{members}\n}}\n";
        var (model, compilation) = await Models.Of(Setup.Default, file);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("Job0.cs", StringComparison.Ordinal));
        var semantics = compilation.GetSemanticModel(tree);
        var run = (await tree.GetRootAsync()).DescendantNodes().OfType<MethodDeclarationSyntax>().First(m => m.Identifier.ValueText == "Run");
        var block = semantics.GetOperation(run) is IMethodBodyOperation { BlockBody: { } found } ? found : throw new HarnessException("The snippet has a body.");
        return model.QueriesIn(semantics.GetDeclaredSymbol(run)!, [block], CancellationToken.None); // declared above
    }

    /// <summary>The first query that is not the loop over another's result.</summary>
    internal static async Task<QuerySite> Site(string body, string members = "") => (await Sites(body, members))[0];

    /// <summary>The kinds of use of the collection, in order.</summary>
    internal static string Kinds(this ResultUse use) => string.Join(' ', use.Collection.Select(u => u.Kind.ToString()));

    /// <summary>The members that are read, and what else is known of the rows.</summary>
    internal static string Words(this RowUse rows)
    {
        var members = string.Join(' ', rows.Read.Select(p => p.Name).Order(StringComparer.Ordinal));
        var words = new[]
        {
            (rows.IsWritten, "written"), (rows.ReadsNavigations, "navigates"), (rows.MayBeNull, "null"), (rows.HasNamedType, "named"),
            (rows.Escapes, "escapes"), (rows.IsCompared, "compared"), (rows.IsReturned, "returned"), (rows.Accumulations.Count > 0, "accumulated"),
        };
        var said = string.Join(' ', words.Where(w => w.Item1).Select(w => w.Item2));
        return said.Length == 0 ? members : $"{members}; {said}";
    }
}
