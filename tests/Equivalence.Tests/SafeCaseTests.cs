using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Equivalence.Tests.Databases;
using Rowbound.Equivalence.Tests.Programs;
using Xunit;

namespace Rowbound.Equivalence.Tests;

/// <summary>
/// Code before and after the shipped Safe fix is compiled and run on a real database, each in a process of its own: it computes and
/// writes the same, and takes less of what the rule is about.
/// </summary>
public abstract class SafeCaseTests(Engine engine)
{
    private static readonly int[] Orders = [0, 10, 1_000, 200_000];

    /// <summary>A part of their names, for who changes a rule: each case starts four processes.</summary>
    private static readonly string Wanted = Environment.GetEnvironmentVariable("ROWBOUND_CASES") ?? "";

    /// <summary>The cases by their names.</summary>
    public static TheoryData<string> Cases => [.. AllCases.Safe
        .Select(example => example.ToString())
        .Where(name => name.Contains(Wanted, StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_result_stays_and_the_cost_falls(string name)
    {
        var example = AllCases.Safe.Single(c => c.ToString() == name);
        var program = CaseProgram.Of(example);
        await program.AssertCompilesAsync();
        var model = ShopModelAssembly.With(example.Model, example.Options);
        var after = await program.AfterAsync(ShippedRules.Shipped);
        var was = await JobProcess.RunAsync(model, program.Before, engine, Orders, example.Writes);
        var now = await JobProcess.RunAsync(model, after, engine, Orders, example.Writes);
        TestContext.Current.TestOutputHelper!.WriteLine(SafeCaseChecks.MemoryOf(was, now)); // a test is running

        Assert.Equal(example.Throws, was[^1].Exception);
        Assert.True(example.Throws is not null || was[^1].Result != "null", "The case computes nothing.");
        IEnumerable<string?> failures =
        [
            .. was.Zip(now, (before, behind) => SafeCaseChecks.Same(example, before, behind)),
            .. was.Zip(now, (before, behind) => SafeCaseChecks.Falls(example.Falls, before, behind)).Skip(2),
            SafeCaseChecks.Memory(example, was, now),
        ];
        Assert.True(failures.All(failure => failure is null), $"{string.Join('\n', failures.OfType<string>())}\n{was[^1]}\n{now[^1]}\n{after}");
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteSafeCaseTests() : SafeCaseTests(Engine.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresSafeCaseTests() : SafeCaseTests(Engine.PostgreSql);
