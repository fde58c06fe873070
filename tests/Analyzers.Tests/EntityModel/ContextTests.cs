using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>What the entity model answers about a context, by how it is configured.</summary>
public sealed class ContextTests
{
    private const string Npgsql = "options.UseNpgsql(\"Host=shop\", o => o";

    [Theory]
    [InlineData("", nameof(TrackingDefault.Tracks))]
    [InlineData("options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTrackingWithIdentityResolution);", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("options.UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll);", nameof(TrackingDefault.Tracks))]
    [InlineData("options.UseQueryTrackingBehavior(Environment.Is64BitProcess ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking);", nameof(TrackingDefault.Unknown))]
    public async Task Tracking_is_what_the_context_says_of_itself(string statement, string tracking) =>
        Assert.Equal(tracking, (await Facts(Setup.Default.Configuring(statement))).Tracking.ToString());

    [Fact]
    public async Task Tracking_that_is_set_for_any_context_is_not_known() => Assert.Equal(TrackingDefault.Unknown, (await Facts(Setup.Default.WithFile("""
        using Microsoft.EntityFrameworkCore;
        public static class Start
        {
            public static void Configure(DbContextOptionsBuilder options) => options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        }
        """))).Tracking);

    [Theory]
    [InlineData("", false, false)]
    [InlineData(Npgsql + ".EnableRetryOnFailure());", true, false)]
    [InlineData(Npgsql + ".EnableRetryOnFailure(3).CommandTimeout(30));", true, false)]
    [InlineData(Npgsql + ".ExecutionStrategy(d => new Npgsql.EntityFrameworkCore.PostgreSQL.NpgsqlRetryingExecutionStrategy(d)));", true, false)]
    [InlineData(Npgsql + ".UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));", false, true)]
    [InlineData(Npgsql + ".UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));", false, false)]
    public async Task Retrying_and_splitting_are_configured(string statement, bool retries, bool splits)
    {
        var facts = await Facts(Setup.Default.Configuring(statement));
        Assert.Equal((retries, splits), (facts.Retries, facts.Splits));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("ChangeTracker.Tracked += (_, e) => GC.KeepAlive(e);", true)]
    [InlineData("ChangeTracker.StateChanged += (_, e) => GC.KeepAlive(e);", true)]
    public async Task Handlers_of_the_tracker_are_seen(string statement, bool observes) =>
        Assert.Equal(observes, (await Facts(Setup.Default.Configuring(statement))).Observes);

    [Fact]
    public async Task Interceptors_are_seen() => Assert.True((await Facts(Setup.Default.Configuring("options.AddInterceptors();"))).Intercepts);

    private static async Task<ContextFacts> Facts(Setup setup)
    {
        var (queries, compilation) = await Models.Of(setup);
        return queries.Entities.ContextOf(Models.Type(compilation, "ShopContext"));
    }
}
