using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Equivalence.Tests.Programs;
using Xunit;

namespace Rowbound.Equivalence.Tests;

/// <summary>Where a precondition is not met, no Safe fix is offered.</summary>
public sealed class TrapCaseTests
{
    /// <summary>The cases by their names.</summary>
    public static TheoryData<string> Cases => [.. AllCases.Traps.Select(trap => trap.ToString())];

    [Theory, MemberData(nameof(Cases))]
    public async Task No_Safe_fix_is_offered(string name)
    {
        var program = CaseProgram.Of(AllCases.Traps.Single(trap => trap.ToString() == name));
        await program.AssertCompilesAsync();

        Assert.Empty(await program.OffersAsync(ShippedRules.Shipped));
    }
}
