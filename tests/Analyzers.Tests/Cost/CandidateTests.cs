using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Cost;

/// <summary>The search for queries sees every call of a program, and nearly none of them is a query.</summary>
public sealed class CandidateTests
{
    private const int Few = 10;
    private const int Many = 1_000;

    public static TheoryData<string> Calls =>
    [
        "Touch(1);",
        "this.Touch(1);",
        "Same(text);",
        "text.Trim();",
        "numbers.Add(1);",
        "numbers.Contains(1);",
        "Console.WriteLine(text);",
        "string.Join(',', numbers);",
        "text.ToList();",
    ];

    [Theory, MemberData(nameof(Calls))]
    public async Task A_call_that_is_no_query_costs_no_memory(string call) =>
        Assert.Equal(await BytesOf(call, Few), await BytesOf(call, Many));

    private static async Task<long> BytesOf(string call, int times)
    {
        var project = TestProject.Create(Setup.Default, Code(call, times));
        await RuleRun.AssertCompiles(project, "code to measure");
        var compilation = await RuleRun.CompileAsync(project);
        var symbols = EfSymbols.Find(compilation) ?? throw new InvalidOperationException("The setup references EF Core.");
        var (owner, block) = Body(compilation);

        // Operations are made when they are first asked for; that is the compiler's cost.
        var body = new MethodBody(owner, [block], symbols);
        Assert.Empty(body.FindCandidates(TestContext.Current.CancellationToken));
        Assert.Equal(times, block.Descendants().OfType<IInvocationOperation>().Count());

        var before = GC.GetAllocatedBytesForCurrentThread();
        body.FindCandidates(CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static (ISymbol Owner, IOperation Block) Body(Compilation compilation)
    {
        var (tree, method) = compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>(), (tree, method) => (tree, method))
            .Single(found => found.method.Identifier.ValueText == "Measured");
        var model = compilation.GetSemanticModel(tree);
        return (
            model.GetDeclaredSymbol(method)!, // a method declares one
            model.GetOperation(method)!.ChildOperations.First()); // and it has a body
    }

    private static string Code(string call, int times)
    {
        var text = new StringBuilder("""
            using System;
            using System.Collections.Generic;

            public static class LookAlikes
            {
                public static string ToList(this string text) => text;
            }

            public class Caller
            {
                public void Touch(int number) { }

                public static T Same<T>(T value) => value;

                public void Measured(string text, List<int> numbers)
                {

            """);
        for (var i = 0; i < times; i++)
            text.Append("        ").AppendLine(call);
        return text.AppendLine("    }").AppendLine("}").ToString();
    }
}
