using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Rowbound.Shared;
using Xunit;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>
/// Programs that nobody thought of: whatever a Safe fix changes compiles and computes the same. ROWBOUND_GENERATED_CASES and
/// ROWBOUND_GENERATED_SEED make larger and other runs.
/// </summary>
public sealed class GeneratedTests : IAsyncLifetime
{
    private const int Cases = 500;
    private const int Seed = 2026;
    private const int MostShrinks = 200;

    /// <summary>A run that fixes little proves little.</summary>
    private const int LeastShareFixed = 30;

    private readonly List<ShopDatabase> _databases = [];

    public async ValueTask InitializeAsync()
    {
        _databases.Add(await SqliteShop.Create());
        if (PostgresServer.WhyUnavailable is not { } reason)
            _databases.Add(await PostgresShop.Create());
        else
            Assert.False(PostgresServer.IsRequired, reason);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var database in _databases.OfType<IDisposable>())
            database.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Programs that once failed.</summary>
    public static TheoryData<string> Found => [.. FoundCases.All.Keys];

    [Theory, MemberData(nameof(Found))]
    public async Task A_program_that_once_failed_computes_the_same(string name) =>
        await new SafeFixProperty(_databases).Check(FoundCases.All[name], Seed);

    [Fact]
    public async Task Safe_fixes_of_generated_programs_compute_the_same()
    {
        var (cases, seed) = (Setting("ROWBOUND_GENERATED_CASES", Cases), Setting("ROWBOUND_GENERATED_SEED", Seed));
        var property = new SafeFixProperty(_databases);
        var fixedByRule = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var broken = new Dictionary<string, Broken>(StringComparer.Ordinal);
        var (fixedCases, watch) = (0, Stopwatch.StartNew());
        foreach (var program in Programs.Any.Sample(cases, new Rnd((ulong)seed), size: 50))
        {
            try
            {
                var rules = await property.Check(program.Text, seed);
                fixedCases += rules.Count > 0 ? 1 : 0;
                foreach (var rule in rules)
                    fixedByRule[rule] = fixedByRule.GetValueOrDefault(rule) + 1;
            }
            catch (Broken failure)
            {
                if (!broken.ContainsKey(failure.Kind))
                    broken[failure.Kind] = await Smallest(property, program, failure, seed);
            }
        }

        var shares = string.Join(", ", fixedByRule.Select(r => $"{r.Key} {100.0 * r.Value / cases:0.0} %"));
        TestContext.Current.TestOutputHelper!.WriteLine( // a test is running
            $"{cases} programs in {watch.Elapsed.TotalSeconds:0} s on {_databases.Count} databases: "
            + $"{100.0 * fixedCases / cases:0.0} % are fixed; {shares}");
        Assert.True(broken.Count == 0, string.Join("\n\n", broken.Values.Select(static b => b.Message)));
        Assert.True(100 * fixedCases >= LeastShareFixed * cases, $"Only {fixedCases} of {cases} programs have a Safe fix.");
    }

    /// <summary>What is wrong with the smallest program that fails in the same way.</summary>
    private static async Task<Broken> Smallest(SafeFixProperty property, ShopProgram program, Broken failure, int seed)
    {
        for (var tries = 0; tries < MostShrinks && failure.What != Broken.Generator;)
        {
            var isSmaller = false;
            foreach (var smaller in program.Smaller())
            {
                if (tries++ >= MostShrinks || await Failure(property, smaller, seed) is not { } same || same.Kind != failure.Kind)
                    continue;

                (program, failure, isSmaller) = (smaller, same, true);
                break;
            }

            if (!isSmaller)
                break;
        }

        return failure;
    }

    private static async Task<Broken?> Failure(SafeFixProperty property, ShopProgram program, int seed)
    {
        try
        {
            await property.Check(program.Text, seed);
            return null;
        }
        catch (Broken failure)
        {
            return failure;
        }
    }

    private static int Setting(string variable, int standard) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{standard}", CultureInfo.InvariantCulture);
}
