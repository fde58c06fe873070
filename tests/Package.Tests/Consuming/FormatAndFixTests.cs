using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes;
using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Package.Tests.Packing;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>
/// <c>dotnet format analyzers</c> and <c>rowbound fix</c> leave the same bytes. Where two rules speak about one query the SDK's
/// command takes them in no fixed order, so only code of one rule is compared.
/// </summary>
public sealed class FormatAndFixTests(PackedPackages packages)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = Instances<DiagnosticAnalyzer>(typeof(QueryRule));

    private static readonly ImmutableArray<CodeFixProvider> Fixes = Instances<CodeFixProvider>(typeof(RuleFix));

    [Fact]
    public async Task On_the_code_of_the_cases()
    {
        var files = new Dictionary<string, string> { ["ShopModel.cs"] = TestProject.Model };
        foreach (var (number, example) in AllCases.Safe.Where(example => example.Model.Length == 0).Index())
        {
            var text = new TestCode(example.Kind, example.Code).ToFile();
            if (!await ConcernsOneRuleAsync(text))
                continue;

            files[$"Case{number}.cs"] = text.Replace("namespace Shop.Jobs;", $"namespace Shop.Jobs.Case{number};", StringComparison.Ordinal);
        }

        using var copies = await FixedCopies.OfAsync(packages, files);

        Assert.True(files.Count > 100, "Most cases concern one rule.");
        AssertSame(copies);
        Assert.All(files.Keys.Where(file => file != "ShopModel.cs"), file => Assert.NotEqual(files[file], copies.Fixed[file]));
    }

    private static async Task<bool> ConcernsOneRuleAsync(string text)
    {
        var document = TestProject.Create(Setup.Runtime, text).Jobs().Single();
        var offers = await new FixRun(Rules, Fixes).Offers(document);
        return offers.Where(offer => offer.IsSafe).Select(offer => offer.Diagnostic.Id).Distinct().Count() == 1;
    }

    private static ImmutableArray<T> Instances<T>(Type fromAssemblyOf) => [.. fromAssemblyOf.Assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!)]; // rules and fixes are classes with a default constructor

    private static void AssertSame(FixedCopies copies) =>
        Assert.All(copies.Formatted, file => Assert.Equal(file.Value, copies.Fixed[file.Key]));
}
