using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.LongLivedContext.LongLivedContextRule>;

namespace Rowbound.Analyzers.Tests.Rules.LongLivedContext;

public sealed class LongLivedContextTests
{
    [Theory]
    [InlineData("private static readonly ShopContext [|Shared|] = new();")]
    [InlineData("private static ShopContext? [|_shared|];")]
    [InlineData("public static ShopContext [|Shared|] { get; } = new();")]
    public Task A_static_context(string member) => Verify.WarnsMember(member);

    [Fact]
    public Task A_context_without_tables_that_grow_is_a_suggestion() => Verify.SuggestsMember("""
        public class Plain : DbContext;

        private static readonly Plain [|Shared|] = new();
        """);

    [Theory]
    [InlineData("private readonly ShopContext _own = new();")]
    [InlineData("public static ShopContext New => new();")]
    [InlineData("[ThreadStatic] private static ShopContext? _mine;")]
    [InlineData("private static readonly Func<ShopContext> Make = () => new();")]
    [InlineData("private static readonly AsyncLocal<ShopContext> Current = new();")]
    public Task Contexts_of_their_own_are_fine(string member) => Verify.SilentMember(member);

    // Registered.

    [Theory]
    [InlineData("services.[|AddSingleton|]<ShopContext>();")]
    [InlineData("services.[|AddSingleton|](_ => new ShopContext());")]
    [InlineData("services.[|AddSingleton|]<DbContext, ShopContext>();")]
    [InlineData("services.[|AddDbContext|]<ShopContext>(ServiceLifetime.Singleton);")]
    [InlineData("services.[|AddDbContext|]<ShopContext>(options => options.UseSqlite(\"x\"), ServiceLifetime.Singleton);")]
    public Task A_context_that_is_a_singleton(string registration) => Verify.FlagsFile(Registering(registration));

    [Theory]
    [InlineData("services.AddDbContext<ShopContext>();")]
    [InlineData("services.AddDbContext<ShopContext>(ServiceLifetime.Transient);")]
    [InlineData("services.AddScoped<ShopContext>();")]
    [InlineData("services.AddSingleton<List<ShopContext>>();")]
    [InlineData("services.AddDbContextFactory<ShopContext>();")]
    [InlineData("services.AddDbContextPool<ShopContext>(options => options.UseSqlite(\"x\"));")]
    public Task Scopes_factories_and_pools_are_fine(string registration) => Verify.SilentFile(Registering(registration));

    // In the background.

    [Theory]
    [InlineData("public class Worker : BackgroundService { private readonly ShopContext [|_db|] = new(); }")]
    [InlineData("public class Worker(ShopContext [|db|]) : BackgroundService { public int Count() => db.Orders.Count(); }")]
    [InlineData("public class Worker(ShopContext db) : BackgroundService { private readonly ShopContext [|_db|] = db; }")]
    public Task A_service_in_the_background_that_holds_a_context(string worker) => Verify.FlagsFile(Hosted(worker));

    [Theory]
    [InlineData("public class Worker : BackgroundService { public int Count() { using var db = new ShopContext(); return db.Orders.Count(); } }")]
    [InlineData("public class Worker(IDbContextFactory<ShopContext> contexts) : BackgroundService { public object Make() => contexts.CreateDbContext(); }")]
    [InlineData("public class Job(ShopContext db) { public int Count() => db.Orders.Count(); }")]
    public Task A_context_for_each_turn_is_fine(string worker) => Verify.SilentFile(Hosted(worker));

    [Fact]
    public Task A_seeder_is_fine() => Verify.SilentFile("""
        namespace Shop.Jobs;

        public static class ShopSeeder
        {
            private static readonly ShopContext Shared = new();
        }
        """);

    [Fact]
    public Task A_test_is_fine() => Verify.SilentMember("private static readonly ShopContext Shared = new();", Setup.Default.AsTestProject());

    private static string Registering(string registration) => $$"""
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop.Jobs;

        public static class Startup
        {
            public static void Configure(IServiceCollection services)
            {
                {{registration}}
            }
        }
        """;

    // The assembly of the host is not among those of EF Core.
    private static string Hosted(string worker) => $$"""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Hosting;

        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostedService
            {
            }

            public abstract class BackgroundService : IHostedService
            {
            }
        }

        namespace Shop.Jobs
        {
            {{worker}}
        }
        """;
}
