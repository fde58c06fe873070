using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Cases;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>The code of a case as a file of a project, and what Safe fixes make of it.</summary>
internal sealed class CaseProgram
{
    private readonly string _ruleId;

    private CaseProgram(Setup setup, TestCode code, string ruleId)
    {
        Document = TestProject.Create(setup, code.ToFile()).Jobs().Single();
        _ruleId = ruleId;
    }

    internal static CaseProgram Of(SafeCase example) =>
        new(ShopModelAssembly.With(example.Model, example.Options).Setup, new(example.Kind, example.Code), example.RuleId);

    internal static CaseProgram Of(TrapCase trap) => new(trap.Setup, new(trap.Kind, trap.Code), trap.RuleId);

    /// <summary>The code as it is written, in a project with the model.</summary>
    internal Document Document { get; }

    /// <summary>The text as it is written.</summary>
    internal string Before => Document.GetTextAsync().Result.ToString();

    internal Task AssertCompilesAsync() => RuleRun.AssertCompiles(Document.Project, "case");

    /// <summary>The text when all Safe fixes of the rule are applied, one after the other.</summary>
    /// <exception cref="HarnessException">None is offered, or there is no end to them.</exception>
    internal async Task<string> AfterAsync(ShippedRules rules)
    {
        const int Most = 10;
        var run = new FixRun(rules.Rule(_ruleId), rules.FixesOf(_ruleId));
        var current = Document;
        for (var applied = 0; applied < Most; applied++)
        {
            if ((await run.Offers(current)).FirstOrDefault() is not { } offer)
            {
                return applied > 0
                    ? (await current.GetTextAsync()).ToString()
                    : throw new HarnessException($"{_ruleId} offers no Safe fix for\n{Before}");
            }

            current = await FixRun.Apply(current, offer.Action);
        }

        throw new HarnessException($"{_ruleId} is never done with\n{Before}");
    }

    /// <summary>The titles of the Safe fixes that are offered.</summary>
    internal async Task<IReadOnlyList<string>> OffersAsync(ShippedRules rules) =>
        [.. (await new FixRun(rules.Rule(_ruleId), rules.FixesOf(_ruleId)).Offers(Document)).Select(offer => offer.Action.Title)];
}
