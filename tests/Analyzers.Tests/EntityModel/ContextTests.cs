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

    private const string NoTracking = "o => o.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)";

    [Theory]
    [InlineData("services.AddDbContext<ShopContext>(" + NoTracking + ");", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddDbContextPool<ShopContext>(" + NoTracking + ");", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddDbContextFactory<ShopContext>(" + NoTracking + ");", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddPooledDbContextFactory<ShopContext>(" + NoTracking + ");", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddDbContextFactory<ShopContext, ShopFactory>(" + NoTracking + ");", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddDbContext<DbContext, ShopContext>(" + NoTracking + ");", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddDbContext<ShopContext>((provider, o) => { o.UseSqlite(\"\"); o.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking); });", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("new DbContextOptionsBuilder<ShopContext>().UseSqlite(\"\").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("services.AddDbContext<OtherContext>(" + NoTracking + ");", nameof(TrackingDefault.Tracks))]
    [InlineData("new DbContextOptionsBuilder<OtherContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);", nameof(TrackingDefault.Tracks))]
    [InlineData("services.AddDbContext<ShopContext>(o => { if (Environment.Is64BitProcess) o.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking); });", nameof(TrackingDefault.Unknown))]
    [InlineData("services.AddDbContext<ShopContext>(" + NoTracking + "); services.AddDbContextFactory<ShopContext>(o => o.UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll));", nameof(TrackingDefault.Unknown))]
    [InlineData("using var db = new ShopContext(); db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;", nameof(TrackingDefault.Unknown))]
    [InlineData("using var db = new OtherContext(); db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;", nameof(TrackingDefault.Tracks))]
    public async Task Tracking_is_what_the_program_says_where_it_registers_the_context(string statement, string tracking) =>
        Assert.Equal(tracking, (await Facts(Program(statement))).Tracking.ToString());

    [Theory]
    [InlineData("services.AddDbContext<ShopContext>(o => o.UseNpgsql(\"Host=shop\", n => n.EnableRetryOnFailure()));", true, false, false)]
    [InlineData("services.AddDbContextFactory<ShopContext>(o => o.UseNpgsql(\"Host=shop\", n => n.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));", false, true, false)]
    [InlineData("services.AddDbContextPool<ShopContext>(o => o.UseLazyLoadingProxies());", false, false, true)]
    [InlineData("services.AddDbContextPool<ShopContext>(o => o.UseLazyLoadingProxies(false));", false, false, false)]
    [InlineData("services.AddDbContext<OtherContext>(o => o.UseLazyLoadingProxies());", false, false, false)]
    public async Task A_program_says_the_rest_where_it_registers_the_context(string statement, bool retries, bool splits, bool loadsLazily)
    {
        var facts = await Facts(Program(statement));
        Assert.Equal((retries, splits, loadsLazily), (facts.Retries, facts.Splits, facts.LoadsLazily));
    }

    [Theory]
    [InlineData("public AuditedContext() => ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("public AuditedContext() { this.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking; }", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("protected override void OnConfiguring(DbContextOptionsBuilder o) => o.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);", nameof(TrackingDefault.DoesNotTrack))]
    [InlineData("protected override void OnConfiguring(DbContextOptionsBuilder o) { if (!o.IsConfigured) o.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking); }", nameof(TrackingDefault.Unknown))]
    [InlineData("", nameof(TrackingDefault.Tracks))]
    public async Task A_base_class_says_it_for_what_derives_from_it(string member, string tracking)
    {
        var (queries, compilation) = await Models.Of(Setup.Default.WithFile(Context($"public abstract class AuditedContext : DbContext {{ {member} }} public class SalesContext : AuditedContext;")));
        Assert.Equal(tracking, queries.Entities.ContextOf(Models.Type(compilation, "SalesContext")).Tracking.ToString());
        Assert.Equal(TrackingDefault.Tracks, queries.Entities.ContextOf(Models.Type(compilation, "ShopContext")).Tracking);
    }

    private static Setup Program(string statement) => Setup.Default
        .WithFile("namespace Microsoft.Extensions.DependencyInjection { public class ServiceList : System.Collections.Generic.List<ServiceDescriptor>, IServiceCollection; public static class Proxies { public static Microsoft.EntityFrameworkCore.DbContextOptionsBuilder UseLazyLoadingProxies(this Microsoft.EntityFrameworkCore.DbContextOptionsBuilder o, bool use = true) => o; } }")
        .WithFile(Context($$"""
            public class ShopFactory : IDbContextFactory<ShopContext> { public ShopContext CreateDbContext() => new(); }
            public class OtherContext : DbContext;
            public static class Start { public static void Run(IServiceCollection services) { {{statement}} } }
            """));

    private static string Context(string code) => $$"""
        using System;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        {{code}}
        """;

    private static async Task<ContextFacts> Facts(Setup setup)
    {
        var (queries, compilation) = await Models.Of(setup);
        return queries.Entities.ContextOf(Models.Type(compilation, "ShopContext"));
    }
}
