using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>
/// What the query model answers about every query in a piece of code, in a line of words: <c>Order Where Take?.ToList: Table tracked</c>.
/// A question mark stands behind an operator that is on some path only.
/// </summary>
internal static class Shapes
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Query;
        using Shop;

        """;

    /// <summary>How many rows the only query of statements can yield.</summary>
    internal static async Task AssertRows(string rows, string statements) => Assert.Equal(rows, (await Site(statements)).Rows.ToString());

    /// <summary>What a row of the only query of statements is.</summary>
    internal static async Task AssertShape(string shape, string statements) => Assert.Equal(shape, Word((await Site(statements)).Shape));

    /// <summary>The queries of statements, which may ask what a search is asked: flags, a number, a text, keys.</summary>
    internal static Task AssertBody(string words, string statements) => AssertClass(words, Method(statements));

    /// <summary>The queries of the members of a class that has a context.</summary>
    internal static Task AssertClass(string words, string members) =>
        AssertFile(words, Class(members));

    /// <summary>The queries of a file, and of those behind it.</summary>
    internal static async Task AssertFile(string words, params string[] files)
    {
        var sites = await Sites([.. files.Select(f => Usings + f)]);
        Assert.Equal(words, string.Join("; ", sites.Select(Words)));
    }

    /// <summary>The only query of statements.</summary>
    internal static async Task<QuerySite> Site(string statements) => Assert.Single(await Sites(Usings + Class(Method(statements))));

    private static string Class(string members) => $"public class Job(ShopContext db)\n{{\n{members}\n}}\n";

    private static string Method(string statements) => $$"""
        public {{(statements.Contains("await ", StringComparison.Ordinal) ? "async Task" : "void")}} Run(
            bool a, bool b, int n, int id, string? name, int[] ids, List<string> terms, Expression<Func<Order, bool>> filter)
        {
        {{statements}}
        }
        """;

    private static async Task<IReadOnlyList<QuerySite>> Sites(params string[] files)
    {
        var (model, compilation) = await Models.Of(Setup.Default, files);
        var sites = new List<QuerySite>();
        foreach (var tree in compilation.SyntaxTrees.Where(t => Path.GetFileName(t.FilePath).StartsWith("Job", StringComparison.Ordinal)))
        {
            var semantics = compilation.GetSemanticModel(tree);
            foreach (var node in (await tree.GetRootAsync()).DescendantNodesAndSelf())
            {
                if (BlocksOf(semantics, node) is { IsEmpty: false } blocks && OwnerOf(semantics, node) is { } owner)
                    sites.AddRange(model.QueriesIn(owner, blocks, CancellationToken.None));
            }
        }

        return sites;
    }

    private static ImmutableArray<IOperation> BlocksOf(SemanticModel semantics, SyntaxNode node) => node switch
    {
        ArrowExpressionClauseSyntax { Parent: not BasePropertyDeclarationSyntax } => [],
        CompilationUnitSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax =>
            semantics.GetOperation(node) switch
            {
                IMethodBodyBaseOperation { BlockBody: { } block } => [block],
                IMethodBodyBaseOperation { ExpressionBody: { } block } => [block],
                IBlockOperation block => [block],
                _ => [],
            },
        _ => [],
    };

    private static ISymbol? OwnerOf(SemanticModel semantics, SyntaxNode node) => node switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } => semantics.GetDeclaredSymbol(property),
        _ => semantics.GetDeclaredSymbol(node),
    };

    private static string Words(QuerySite site)
    {
        var steps = site.Query.Steps.Select(s => $" {s.Operator}{(site.Query.IsCertain(s) ? "" : "?")}");
        return $"{site.Entity.Symbol.Name}{string.Concat(steps)}.{site.Terminal.Operator?.ToString() ?? site.Terminal.Kind.ToString()}: {site.Rows} {Word(site.Shape)}";
    }

    private static string Word(RowShape shape) => shape switch
    {
        RowShape.TrackedEntity => "tracked",
        RowShape.UntrackedEntity => "untracked",
        RowShape.HoldsEntity => "holds",
        RowShape.Columns => "columns",
        _ => "unknown",
    };
}
