using Rowbound.Package.Tests.Packing;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>Code that our fixes wrote gives other analyzers nothing to say that they did not say before.</summary>
public sealed class PeerTests(PackedPackages packages)
{
    [Fact]
    public async Task The_fixed_sample_has_no_warning_of_another_analyzer_that_the_sample_had_not()
    {
        using var builds = await PeerBuilds.OfSampleAsync(packages);

        Assert.True(builds.Changed.Count > 5, "Something was fixed.");
        Assert.All(["MA0004", "RCS1001", "S1854", "CA1822"], rule => Assert.Contains(rule, builds.Rules));
        Assert.Empty(New(builds));
    }

    private static IEnumerable<PeerWarning> New(PeerBuilds builds)
    {
        var known = builds.Before.CountBy(warning => warning).ToDictionary();
        return builds.After.CountBy(warning => warning)
            .Where(after => after.Value > known.GetValueOrDefault(after.Key))
            .Select(after => after.Key);
    }
}
