using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Tests.HarnessTests.SampleRule, Rowbound.Analyzers.Tests.HarnessTests.ToArrayFix>;

namespace Rowbound.Analyzers.Tests.HarnessTests;

public sealed class VerifyTests
{
    [Theory, SyncAndAsync]
    public Task A_marked_place_is_expected(Flavor flavor) => Verify.Warns($"var all = {flavor.Run("db.Orders", "[|ToList|]")};");

    [Fact]
    public Task An_unmarked_place_fails() =>
        Fails("other places", () => Verify.Flags("var all = db.Orders.[|ToList|](); var more = db.Orders.ToList();"));

    [Fact]
    public Task A_missing_diagnostic_fails() => Fails("other places", () => Verify.Flags("var all = db.Orders.[|ToArray|]();"));

    [Fact]
    public Task A_span_that_is_off_by_one_fails() =>
        Fails("other places", () => Verify.Flags("var all = db.Orders[|.ToList|]();"));

    [Fact]
    public Task A_diagnostic_where_silence_is_expected_fails() =>
        Fails("other places", () => Verify.Silent("var all = db.Orders.ToList();"));

    [Fact]
    public Task Markup_where_silence_is_expected_fails() =>
        Fails("use Flags", () => Verify.Silent("var all = db.Orders.[|ToList|]();"));

    [Fact]
    public Task No_markup_where_a_diagnostic_is_expected_fails() =>
        Fails("use Silent", () => Verify.Flags("var all = db.Orders.ToArray();"));

    [Fact]
    public Task Input_that_does_not_compile_fails() =>
        Fails("input does not compile", () => Verify.Flags("var all = db.Orderz.[|ToList|]();"));

    [Fact]
    public Task Another_severity_fails() => Fails("Expected Info", () => Verify.Suggests("var all = db.Orders.[|ToList|]();"));

    [Fact]
    public Task A_message_is_compared() => Verify.Says("'ToList' makes a list", "var all = db.Orders.[|ToList|]();");

    [Fact]
    public Task Another_message_fails() =>
        Fails("makes a mess", () => Verify.Says("'ToList' makes a mess", "var all = db.Orders.[|ToList|]();"));

    [Fact]
    public Task Numbered_places_have_their_own_results() => Verify.Reports(
        "var a = db.Orders.{|#0:ToList|}(); var b = await db.Orders.{|#1:ToListAsync|}();",
        Verify.Diagnostic().WithLocation(0).WithMessage("'ToList' makes a list"),
        Verify.Diagnostic().WithLocation(1).WithMessage("'ToListAsync' makes a list").WithSeverity(DiagnosticSeverity.Warning));

    [Fact]
    public Task Markup_may_name_the_rule() => Verify.Flags("var all = db.Orders.{|TEST0001:ToList|}();");

    [Fact]
    public Task An_exception_in_a_rule_fails() => Fails("met boom = 1", () => Verify<ThrowingRule>.Silent("var boom = 1;"));

    [Fact]
    public Task Members_and_files_are_wrapped_as_far_as_needed() => Task.WhenAll(
        Verify.FlagsMember("public List<Order> All() => db.Orders.[|ToList|]();"),
        Verify.FlagsFile("using System.Linq; public class C { public void M(Shop.ShopContext db) => db.Orders.[|ToList|](); }"),
        Verify.FlagsFile("using System.Linq; using var db = new Shop.ShopContext(); db.Orders.[|ToList|]();"));

    [Fact]
    public Task A_body_may_await_return_and_yield() => Task.WhenAll(
        Verify.Flags("return db.Orders.[|ToList|]();"),
        Verify.Flags("return await db.Orders.[|ToListAsync|]();"),
        Verify.Flags("foreach (var order in db.Orders.[|ToList|]()) yield return order;"),
        Verify.Flags("await foreach (var order in db.Orders.AsAsyncEnumerable()) yield return db.Orders.[|ToList|]();"),
        Verify.Flags("Func<Task> later = async () => await db.Orders.[|ToListAsync|]();"));

    internal static async Task Fails(string with, Func<Task> test)
    {
        var failure = await Assert.ThrowsAsync<HarnessException>(test);
        Assert.Contains(with, failure.Message, StringComparison.Ordinal);
    }
}
