using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries;

/// <summary>In an IDE a referenced project is sources, too, but not those of the compilation that is analysed.</summary>
public sealed class ReferencedProjectTests
{
    private const string Library = """
        namespace Library;
        public class Labels
        {
            public string Last { get { return _last; } set { _last = value; } }
            private string _last = "";
            public Labels(string first) { _last = first; }
            public static string Of(decimal total) { return total.ToString(); }
        }
        public class LabelBase { public string Text { get { return ToString()!; } } }
        """;

    // What is called is declared here, and what runs stands there.
    private const string Heir = """
        namespace Shop;
        public interface ILabel { string Text { get; } }
        public class Label : Library.LabelBase, ILabel;
        """;

    [Theory]
    [InlineData("Console.WriteLine(Library.Labels.Of(order.Total));")]
    [InlineData("Console.WriteLine(new Library.Labels(order.Number).Last);")]
    [InlineData("labels.Last = order.Number;")]
    [InlineData("ILabel label = new Label(); Console.WriteLine(label.Text);")]
    public async Task Code_of_another_project_is_not_followed(string statement)
    {
        var code = new TestCode(CodeKind.Body, $$"""
            var labels = new Library.Labels("");
            foreach (var order in db.Orders.ToList())
            {
                {{statement}}
            }
            """);
        var compilation = await RuleRun.CompileAsync(TestProject.Create(Setup.Default.WithFile(Heir), code.ToFile()));
        var library = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(Library, cancellationToken: TestContext.Current.CancellationToken)],
            compilation.References, new(OutputKind.DynamicallyLinkedLibrary));

        var found = await RuleRun.Of(
            compilation.AddReferences(library.ToMetadataReference()), new AnalyzerOptions([]), [.. RuleCatalogue.Rules.Select(shipped => shipped.Rule)]);

        Assert.Contains(found, d => d.Id == "ROW1002");
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
    }
}
