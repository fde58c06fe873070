using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Rowbound.Analyzers.Tests.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries;

/// <summary>What the query model answers about a save in a loop.</summary>
public sealed class SaveSiteTests
{
    [Fact]
    public async Task A_method_that_was_read_for_its_caller_before_answers_the_same()
    {
        var (model, compilation) = await Models.Of(Setup.Default, new TestCode(CodeKind.Member, """
            public decimal Run()
            {
                Visit();
                return db.Orders.AsNoTracking().ToList().Sum(o => o.Total);
            }

            private void Visit()
            {
                foreach (var order in db.Orders.AsNoTracking())
                {
                    db.AuditLog.Add(new AuditEntry());
                    db.SaveChanges();
                }
            }
            """).ToFile());
        var cancellation = TestContext.Current.CancellationToken;
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("Job0.cs", StringComparison.Ordinal));
        var methods = (await tree.GetRootAsync(cancellation)).DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var (run, visit) = (BlockOf(compilation, methods[0]), BlockOf(compilation, methods[1]));
        var called = run.DescendantsAndSelf().OfType<IInvocationOperation>().First().TargetMethod;
        var caller = model.QueriesIn(compilation.GetSemanticModel(tree).GetDeclaredSymbol(methods[0], cancellation)!, [run], cancellation)[0].Body; // declared there

        Assert.NotNull(model.CodeOf(called, caller));
        var save = model.SaveAt(
            visit.DescendantsAndSelf().OfType<IInvocationOperation>().Single(c => c.TargetMethod.Name == "SaveChanges"), called, [visit], cancellation);

        Assert.Equal(["AuditEntry"], save?.Growth?.Entities ?? []);
    }

    private static IOperation BlockOf(Compilation compilation, MethodDeclarationSyntax method) =>
        compilation.GetSemanticModel(method.SyntaxTree).GetOperation(method, TestContext.Current.CancellationToken) is IMethodBodyOperation { BlockBody: { } block }
            ? block
            : throw new HarnessException("The method has a body.");
}
