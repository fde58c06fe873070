using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.TrackedStream.TrackedStreamRule, Rowbound.CodeFixes.TrackedStream.TrackedStreamFix>;

namespace Rowbound.Analyzers.Tests.Rules.TrackedStream;

public sealed class TrackedStreamFixTests
{
    [Theory, SyncAndAsync]
    public Task The_loop_does_not_track(Flavor flavor) => Verify.FixesAll(
        $$"""
        {{flavor.ForEach("order", "db.[|Orders|]")}}
            Console.WriteLine(order.Total);
        """,
        $$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            Console.WriteLine(order.Total);
        """);
}
