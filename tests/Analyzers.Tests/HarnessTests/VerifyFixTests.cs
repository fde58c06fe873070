using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Tests.HarnessTests.SampleRule, Rowbound.Analyzers.Tests.HarnessTests.ToArrayFix>;
using Review = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Tests.HarnessTests.SampleRule, Rowbound.Analyzers.Tests.HarnessTests.ToArrayReviewFix>;

namespace Rowbound.Analyzers.Tests.HarnessTests;

public sealed class VerifyFixTests
{
    private const string Bad = "var all = db.Orders.[|ToList|]();";
    private const string Good = "var all = db.Orders.ToArray();";

    [Theory, SyncAndAsync]
    public Task A_fix_is_applied(Flavor flavor) => Verify.Fixes(
        $"var all = {flavor.Run("db.Orders", "[|ToList|]")};",
        $"var all = {flavor.Run("db.Orders", "ToArray")};");

    [Fact]
    public Task Two_fixes_may_meet_in_one_statement() => Verify.FixesAll(
        "var two = (db.Orders.[|ToList|](), db.Products.[|ToList|]());",
        "var two = (db.Orders.ToArray(), db.Products.ToArray());");

    [Fact]
    public Task Members_and_files_are_fixed() => Task.WhenAll(
        Verify.FixesMember("public int Count() => db.Orders.[|ToList|]().Count();", "public int Count() => db.Orders.ToArray().Count();"),
        Verify.FixesFile(
            "using System.Linq; using var db = new Shop.ShopContext(); db.Orders.[|ToList|]();",
            "using System.Linq; using var db = new Shop.ShopContext(); db.Orders.ToArray();"));

    [Fact]
    public Task Another_text_fails() =>
        VerifyTests.Fails("fixed text differs", () => Verify.Fixes(Bad, "var all = db.Orders.ToHashSet();"));

    [Fact]
    public Task Output_that_does_not_compile_fails() => VerifyTests.Fails("output does not compile", () =>
        Verify<SampleRule, NonsenseFix>.Fixes(Bad, "var all = db.Orders.ToNonsense();"));

    [Fact]
    public Task A_fix_that_changes_nothing_fails() =>
        VerifyTests.Fails("changes nothing", () => Verify<SampleRule, NothingFix>.Fixes(Bad, "var all = db.Orders.ToList();"));

    [Fact]
    public Task A_using_without_need_fails() =>
        VerifyTests.Fails("Microsoft.EntityFrameworkCore.Metadata", () => Verify<SampleRule, NeedlessUsingFix>.Fixes(Bad, Good));

    [Fact]
    public Task A_review_fix_is_applied() => Review.Reviews(Bad, Good, title: "Rename");

    [Fact]
    public Task Another_title_fails() => VerifyTests.Fails("review: Rename", () => Review.Reviews(Bad, Good, title: "Renames"));

    [Fact]
    public Task A_review_fix_is_not_safe() => VerifyTests.Fails("Expected a safe fix", () => Review.Fixes(Bad, Good));

    [Fact]
    public Task A_safe_fix_is_not_one_to_review() =>
        VerifyTests.Fails("Expected one fix to review", () => Verify.Reviews(Bad, Good));

    [Fact]
    public Task An_offer_where_none_is_expected_fails() => VerifyTests.Fails("Expected no fix", () => Verify.OffersNoFix(Bad));

    [Fact]
    public Task A_diagnostic_that_remains_fails() => VerifyTests.Fails("other places", () => Review.Reviews(
        "db.Orders.[|ToList|](); db.Orders.[|ToList|]();",
        "db.Orders.ToArray(); db.Orders.ToList();"));

    [Fact]
    public Task A_diagnostic_that_remains_may_be_marked() => Review.Reviews(
        "db.Orders.[|ToList|](); db.Orders.[|ToList|]();",
        "db.Orders.ToArray(); db.Orders.[|ToList|]();");
}
