using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>Holds a page to what its blocks claim.</summary>
internal static class PageRun
{
    internal static async Task Of(string text, ShippedRule? rule)
    {
        PageBlock? flagged = null;
        foreach (var block in PageBlock.Read(text))
        {
            flagged = block.Kind == BlockKind.Flagged ? block : flagged;
            try
            {
                await Check(block, flagged, RuleOf(block) ?? (flagged is null ? null : RuleOf(flagged)) ?? rule);
            }
            catch (HarnessException failure)
            {
                throw new HarnessException($"The {block.Kind} block in line {block.Line}: {failure.Message}");
            }
        }
    }

    private static ShippedRule? RuleOf(PageBlock block) => block.RuleId is { } id ? RuleCatalogue.Find(id) : null;

    private static Task Check(PageBlock block, PageBlock? flagged, ShippedRule? rule)
    {
        if (rule is null)
            throw new HarnessException("Outside of the rules' pages a block names its rule, as in 'csharp flagged ROW1001'.");
        if (flagged is null && block.Kind is BlockKind.Fixed or BlockKind.Review)
            throw new HarnessException("No flagged block stands before it.");

        var check = new FixCheck(rule.Rule, rule.Fixes, (flagged ?? block).Setup);
        return block.Kind switch
        {
            BlockKind.Flagged => check.Reported(block.Code),
            BlockKind.Fixed => check.Safe(flagged!.Code, block.Code), // seen above
            BlockKind.Review => check.Review(flagged!.Code, block.Code, title: null), // seen above
            _ => ReportCheck.Run(rule.Rule, block.Code, block.Setup, null, []),
        };
    }
}
