using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.TrackedStream.TrackedStreamRule>;

namespace Rowbound.Analyzers.Tests.Rules.TrackedStream;

public sealed class TrackedStreamTests
{
    [Theory, SyncAndAsync]
    public Task A_loop_over_tracked_entities(Flavor flavor) => Verify.Warns($$"""
        {{flavor.ForEach("order", "db.[|Orders|]")}}
            Console.WriteLine(order.Total);
        """);

    [Theory, SyncAndAsync]
    public Task A_loop_over_untracked_entities_is_fine(Flavor flavor) => Verify.Silent($$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            Console.WriteLine(order.Total);
        """);
}
