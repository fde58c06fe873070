using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.WholeTableResponse.WholeTableResponseRule>;

namespace Rowbound.Analyzers.Tests.Rules.WholeTableResponse;

public sealed class WholeTableResponseTests
{
    /// <summary>What ASP.NET Core declares, as far as code of tests calls it.</summary>
    internal static readonly Setup AspNetCore = Setup.Default.WithFile("""
        using System;

        namespace Microsoft.AspNetCore.Mvc
        {
            public interface IActionResult { }
            public class OkObjectResult : IActionResult { }
            public class NonActionAttribute : Attribute { }
            public class ApiControllerAttribute : Attribute { }

            public abstract class ControllerBase
            {
                public virtual OkObjectResult Ok(object? value) => new();
            }
        }

        namespace Microsoft.AspNetCore.Http
        {
            public interface IResult { }

            public static class Results
            {
                public static IResult Ok(object? value = null) => throw new NotSupportedException();
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            public interface IEndpointRouteBuilder { }

            public static class EndpointRouteBuilderExtensions
            {
                public static void MapGet(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) { }
            }
        }
        """);

    [Theory]
    [InlineData("public async Task<List<Order>> Get() => await db.Orders.[|ToListAsync|]();")]
    [InlineData("public List<Order> Get() => db.Orders.[|ToList|]();")]
    [InlineData("public async Task<IActionResult> Get() { return Ok(await db.Orders.AsNoTracking().[|ToListAsync|]()); }")]
    [InlineData("public async Task<IActionResult> Get() { var orders = await db.Orders.[|ToListAsync|](); return Ok(orders); }")]
    public Task An_action_of_a_controller(string action) => Verify.FlagsFile(Controller(action), AspNetCore);

    [Theory]
    [InlineData("async () => await db.Orders.[|ToListAsync|]()")]
    [InlineData("async () => { var orders = await db.Orders.[|ToListAsync|](); return Results.Ok(orders); }")]
    [InlineData("() => db.Orders.Select(o => o.Number).[|ToArray|]()")]
    public Task A_minimal_endpoint(string handler) => Verify.FlagsFile(Endpoint(handler), AspNetCore);

    [Theory]
    [InlineData("[NonAction] public List<Order> Get() => db.Orders.ToList();")]
    [InlineData("private List<Order> Get() => db.Orders.ToList();")]
    [InlineData("public int Get() => db.Orders.ToList().Count;")]
    [InlineData("public List<Order> Get(int id) => db.Orders.Where(o => o.CustomerId == id).ToList();")]
    [InlineData("public List<Category> Get() => db.Categories.ToList();")]
    [InlineData("public List<Order> Get() { var orders = db.Orders.ToList(); orders.Reverse(); return orders; }")]
    public Task What_is_no_answer_or_bounded(string action) => Verify.SilentFile(Controller(action), AspNetCore);

    [Fact]
    public Task A_method_that_is_no_endpoint() => Verify.SilentMember("public List<Order> Get() => db.Orders.ToList();", AspNetCore);

    [Fact]
    public Task A_lambda_that_is_no_endpoint() =>
        Verify.Silent("Func<List<Order>> get = () => db.Orders.ToList();\nreturn get;", AspNetCore);

    [Fact]
    public Task A_stream() =>
        Verify.SilentFile(Controller("public IAsyncEnumerable<Order> Get() => db.Orders.AsNoTracking().AsAsyncEnumerable();"), AspNetCore);

    [Fact]
    public Task Tests_may_load_tables() =>
        Verify.SilentFile(Controller("public List<Order> Get() => db.Orders.ToList();"), AspNetCore.AsTestProject());

    internal static string Controller(string action) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        public class OrderController(ShopContext db) : ControllerBase
        {
            {{action}}
        }
        """;

    internal static string Endpoint(string handler) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app, ShopContext db) => app.MapGet("/orders", {{handler}});
        }
        """;
}
