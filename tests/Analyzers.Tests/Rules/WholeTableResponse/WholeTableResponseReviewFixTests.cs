using Xunit;
using static Rowbound.Analyzers.Tests.Rules.WholeTableResponse.WholeTableResponseTests;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.WholeTableResponse.WholeTableResponseRule,
    Rowbound.CodeFixes.WholeTableResponse.WholeTableResponseReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.WholeTableResponse;

public sealed class WholeTableResponseReviewFixTests
{
    [Theory]
    [InlineData(
        "public async Task<List<Order>> Get(CancellationToken token) => await db.Orders.[|ToListAsync|](token);",
        "public IAsyncEnumerable<Order> Get(CancellationToken token) => db.Orders.AsNoTracking().AsAsyncEnumerable();")]
    [InlineData(
        "public Order[] Get() => db.Orders.Where(o => !o.IsPaid).[|ToArray|]();",
        "public IAsyncEnumerable<Order> Get() => db.Orders.AsNoTracking().Where(o => !o.IsPaid).AsAsyncEnumerable();")]
    [InlineData(
        "public async Task<IEnumerable<string>> Get() { return await db.Orders.Select(o => o.Number).[|ToListAsync|]().ConfigureAwait(false); }",
        "public IAsyncEnumerable<string> Get() { return db.Orders.Select(o => o.Number).AsAsyncEnumerable(); }")]
    [InlineData(
        "public async Task<IActionResult> Get() => Ok(await db.Orders.AsNoTracking().[|ToListAsync|]());",
        "public IActionResult Get() => Ok(db.Orders.AsNoTracking().AsAsyncEnumerable());")]
    public Task An_action_answers_with_a_stream(string before, string after) =>
        Verify.ReviewsFile(Controller(before), Controller(after), AspNetCore);

    [Theory]
    [InlineData("async () => await db.Orders.[|ToListAsync|]()", "() => db.Orders.AsNoTracking().AsAsyncEnumerable()")]
    [InlineData("() => db.Orders.Select(o => o.Number).[|ToList|]()", "() => db.Orders.Select(o => o.Number).AsAsyncEnumerable()")]
    [InlineData(
        "async () => Results.Ok(await db.Orders.AsNoTracking().[|ToListAsync|]())",
        "() => Results.Ok(db.Orders.AsNoTracking().AsAsyncEnumerable())")]
    public Task A_minimal_endpoint_answers_with_a_stream(string before, string after) =>
        Verify.ReviewsFile(Endpoint(before), Endpoint(after), AspNetCore);

    [Fact]
    public Task The_title_says_what_may_differ() => Verify.ReviewsFile(
        Endpoint("async () => await db.Orders.[|ToListAsync|]()"),
        Endpoint("() => db.Orders.AsNoTracking().AsAsyncEnumerable()"),
        AspNetCore,
        "Answer with a stream (the query is open while the client reads, and an error comes after the response has begun)");

    [Theory]
    [InlineData("public async Task<List<Order>> Get() { await Task.Yield(); return await db.Orders.[|ToListAsync|](); }")]
    [InlineData("public async Task<List<Order>> Get() { var orders = await db.Orders.[|ToListAsync|](); return orders; }")]
    [InlineData("public async Task<object> Get() => await db.Orders.[|ToListAsync|]();")]
    [InlineData("public virtual List<Order> Get() => db.Orders.[|ToList|]();")]
    [InlineData("public List<Order> Get() { using var own = new ShopContext(); return own.Orders.[|ToList|](); }")]
    [InlineData("public List<Order> Get() => db.Orders.Include(o => o.Customer).[|ToList|]();")]
    [InlineData("public HashSet<Order> Get() => db.Orders.[|ToHashSet|]();")]
    public Task What_is_more_than_the_rows(string action) => Verify.OffersNoFixFile(Controller(action), AspNetCore);

    [Fact]
    public Task What_an_interface_promises() => Verify.OffersNoFixFile($$"""
        {{Controller("public List<Order> Get() => db.Orders.[|ToList|]();").Replace("ControllerBase", "ControllerBase, IOrders", StringComparison.Ordinal)}}

        public interface IOrders
        {
            List<Order> Get();
        }
        """, AspNetCore);
}
