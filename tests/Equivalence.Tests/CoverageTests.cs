using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Equivalence.Tests.Mutants;
using Rowbound.Equivalence.Tests.Programs;
using Xunit;

namespace Rowbound.Equivalence.Tests;

/// <summary>Nothing that is promised is without a case.</summary>
public sealed class CoverageTests
{
    private const int CasesPerFix = 12;

    /// <summary>Chunks are awaited, so only code that may await is rewritten to them.</summary>
    private const string AwaitedOnly = "ROW4003";

    [Fact]
    public void Every_Safe_fix_has_at_least_a_dozen_cases() => Assert.DoesNotContain(
        ShippedRules.Shipped.FixedRuleIds, id => AllCases.Safe.Count(example => example.RuleId == id) < CasesPerFix);

    [Fact]
    public void Every_Safe_fix_has_cases_of_code_that_awaits_and_of_code_that_does_not() => Assert.DoesNotContain(
        ShippedRules.Shipped.FixedRuleIds.Except([AwaitedOnly]),
        id => AllCases.Safe.Where(example => example.RuleId == id)
            .GroupBy(example => example.Code.Contains("await", StringComparison.Ordinal)).Count() < 2);

    [Fact]
    public void Every_case_has_a_name_of_its_own()
    {
        var names = AllCases.Safe.Select(example => example.ToString()).Concat(AllCases.Traps.Select(trap => trap.ToString()));

        Assert.Empty(names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_precondition_is_named_by_a_trap() => Assert.Empty(
        Preconditions.Demands.Except(AllCases.Traps.SelectMany(trap => trap.Preconditions)));

    [Fact]
    public void Every_allowance_is_shown_by_a_case() =>
        Assert.Empty(Preconditions.Allowances.Except(AllCases.Safe.SelectMany(example => example.Shows)));

    [Fact]
    public void No_case_names_a_precondition_that_is_not_written_down()
    {
        var named = AllCases.Traps.SelectMany(trap => trap.Preconditions).Concat(AllCases.Safe.SelectMany(example => example.Shows));

        Assert.Empty(named.Distinct().Except(Preconditions.Demands.Concat(Preconditions.Allowances)));
    }

    [Fact]
    public void Every_mutant_changes_code_that_ships() => Assert.All(AllMutants.All, mutant => MutatedRules.TextOf(mutant));

    [Fact]
    public void Every_precondition_is_dropped_by_a_mutant() =>
        Assert.Empty(Preconditions.Demands.Except(AllMutants.All.Select(mutant => mutant.Precondition)));
}
