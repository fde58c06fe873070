using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Equivalence.Tests.Databases;
using Rowbound.Equivalence.Tests.Mutants;
using Rowbound.Equivalence.Tests.Programs;
using Xunit;

namespace Rowbound.Equivalence.Tests;

/// <summary>
/// The cases can fail: with one precondition dropped a trap is offered a Safe fix, and with an edit done wrong a case does not
/// compile or computes something else.
/// </summary>
public abstract class MutantTests
{
    private static readonly int[] Orders = [0, 10, 1_000];

    /// <summary>A part of their names, for who changes a rule: each mutant costs a compilation of the rules.</summary>
    private static readonly string Wanted = Environment.GetEnvironmentVariable("ROWBOUND_MUTANTS") ?? "";

    /// <summary>The mutants of some rules, by their names.</summary>
    private protected static TheoryData<string> Of(Func<Mutant, bool> isAsked) =>
    [
        .. AllMutants.All.Select((mutant, number) => (Mutant: mutant, Name: NameOf(mutant, number)))
            .Where(found => isAsked(found.Mutant) && found.Name.Contains(Wanted, StringComparison.Ordinal))
            .Select(static found => found.Name),
    ];

    private protected static bool IsAboutBuffers(Mutant mutant) => mutant.RuleId.StartsWith("ROW1", StringComparison.Ordinal);

    private protected static bool IsAboutTracking(Mutant mutant) => mutant.RuleId.StartsWith("ROW2", StringComparison.Ordinal);

    private protected static async Task AssertCaughtAsync(string name)
    {
        var mutant = AllMutants.All.Where((m, number) => NameOf(m, number) == name).Single();
        var rules = await MutatedRules.WithAsync(mutant);

        Assert.True(
            await IsOfferedOnATrapAsync(mutant.RuleId, rules) || await ChangesACaseAsync(mutant.RuleId, rules), "No case noticed.");
    }

    /// <summary>A precondition may be guarded in several places, each with a mutant of its own.</summary>
    private static string NameOf(Mutant mutant, int number) => $"{mutant} ({number + 1})";

    private static async Task<bool> IsOfferedOnATrapAsync(string ruleId, ShippedRules rules)
    {
        foreach (var trap in AllCases.Traps.Where(trap => trap.RuleId == ruleId))
        {
            if ((await CaseProgram.Of(trap).OffersAsync(rules)).Count > 0)
                return true;
        }

        return false;
    }

    private static async Task<bool> ChangesACaseAsync(string ruleId, ShippedRules rules)
    {
        foreach (var example in AllCases.Safe.Where(example => example.RuleId == ruleId))
        {
            var program = CaseProgram.Of(example);
            if (await ShippedTextAsync(program) is var shipped && await MutatedTextAsync(program, rules) is var mutated
                && shipped != mutated && (mutated is null || await DiffersAsync(example, program.Before, mutated)))
                return true;
        }

        return false;
    }

    private static Task<string> ShippedTextAsync(CaseProgram program) => program.AfterAsync(ShippedRules.Shipped);

    /// <summary>Null where the mutant offers nothing, or never ends.</summary>
    private static async Task<string?> MutatedTextAsync(CaseProgram program, ShippedRules rules)
    {
        try
        {
            return await program.AfterAsync(rules);
        }
        catch (HarnessException)
        {
            return null;
        }
    }

    /// <summary>Whether the checks of <see cref="SafeCaseTests"/> would fail, as far as few rows show it.</summary>
    private static async Task<bool> DiffersAsync(SafeCase example, string before, string mutated)
    {
        var model = ShopModelAssembly.With(example.Model, example.Options);
        var was = await JobProcess.RunAsync(model, before, Engine.Sqlite, Orders, example.Writes);
        try
        {
            var now = await JobProcess.RunAsync(model, mutated, Engine.Sqlite, Orders, example.Writes);
            return was.Zip(now).Any(pair => SafeCaseChecks.Same(example, pair.First, pair.Second) is not null)
                || SafeCaseChecks.Falls(example.Falls, was[^1], now[^1]) is not null;
        }
        catch (HarnessException)
        {
            return true; // It does not compile.
        }
    }
}

/// <summary>Of rules about buffers.</summary>
public sealed class BufferMutantTests : MutantTests
{
    /// <summary>The mutants by their names.</summary>
    public static TheoryData<string> Mutants => Of(IsAboutBuffers);

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Mutants))]
    public Task A_mutant_is_caught(string name) => AssertCaughtAsync(name);
}

/// <summary>Of rules about tracking.</summary>
public sealed class TrackingMutantTests : MutantTests
{
    /// <summary>The mutants by their names.</summary>
    public static TheoryData<string> Mutants => Of(IsAboutTracking);

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Mutants))]
    public Task A_mutant_is_caught(string name) => AssertCaughtAsync(name);
}

/// <summary>Of all other rules: about columns and loops.</summary>
public sealed class ColumnAndLoopMutantTests : MutantTests
{
    /// <summary>The mutants by their names.</summary>
    public static TheoryData<string> Mutants => Of(static mutant => !IsAboutBuffers(mutant) && !IsAboutTracking(mutant));

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Mutants))]
    public Task A_mutant_is_caught(string name) => AssertCaughtAsync(name);
}
