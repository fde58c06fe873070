using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Equivalence.Tests.Programs;
using Xunit;

namespace Rowbound.Equivalence.Tests;

/// <summary>
/// Editors, <c>dotnet format</c> and <c>rowbound fix</c> apply the Safe fixes of several rules each in an order of its own: the text
/// that they end with must be the same.
/// </summary>
public sealed class FixOrderTests
{
    private const int MostSteps = 30;

    private static readonly FixRun Run = new(ShippedRules.Shipped.Rules, ShippedRules.Shipped.SafeFixes);

    /// <summary>The cases by their names.</summary>
    public static TheoryData<string> Cases => [.. AllCases.Safe.Select(example => example.ToString())];

    [Theory, MemberData(nameof(Cases))]
    public async Task Safe_fixes_of_several_rules_give_one_text_in_any_order(string name)
    {
        var document = CaseProgram.Of(AllCases.Safe.Single(example => example.ToString() == name)).Document;
        var rules = (await Run.Offers(document)).Select(offer => offer.Diagnostic.Id).Distinct().ToList();
        var texts = new List<(string First, string Text)>();
        foreach (var first in rules)
            texts.Add((first, await FixedAsync(document, first)));

        Assert.All(texts, text => Assert.True(
            text.Text == texts[0].Text, $"{texts[0].First} first:\n{texts[0].Text}\n{text.First} first:\n{text.Text}"));
    }

    /// <summary>The text when nothing is left to fix, where one rule goes before all others wherever it speaks.</summary>
    private static async Task<string> FixedAsync(Document document, string first)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var offers = await Run.Offers(document);
            if ((offers.Find(offer => offer.Diagnostic.Id == first) ?? offers.FirstOrDefault()) is not { } offer)
                return (await document.GetTextAsync()).ToString();
            document = await FixRun.Apply(document, offer.Action);
        }

        throw new HarnessException($"After {MostSteps} steps there is still something to fix in\n{await document.GetTextAsync()}");
    }
}
