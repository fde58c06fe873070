using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule>;

namespace Rowbound.Analyzers.Tests.Rules.ReadOnlyTracking;

/// <summary>Other members of the type use the same context.</summary>
public sealed class SharedContextTests
{
    private const string Called = """
        private readonly ShopContext _db = new();

        public decimal Run()
        {
            Before();
            var orders = _db.{0}.ToList();
            return orders.Sum(o => o.Total + 1);
        }

        {1}
        """;

    private const string Calling = """
        private readonly ShopContext _db = new();

        private decimal Sum()
        {
            var orders = _db.{0}.ToList();
            return orders.Sum(o => o.Total + 1);
        }

        {1}
        """;

    public static TheoryData<string> Harmful =>
    [
        "=> _db.Orders.First().IsPaid = true;",
        "=> _db.SaveChanges();",
        "=> _db.ChangeTracker.Clear();",
        "=> _db.Orders.Where(o => o.IsPaid).ExecuteDelete();",
        "=> Deeper(); private void Deeper() => _db.Orders.First().IsPaid = true;",
        "{ foreach (var line in _db.OrderLines) Console.WriteLine(line.Order.Number); }",
    ];

    public static TheoryData<string> Harmless =>
    [
        "=> Console.WriteLine(_db.Customers.Count());",
        "{ foreach (var customer in _db.Customers.AsNoTracking()) Console.WriteLine(customer.Name); }",
        "{ var dto = new Dto(); dto.Total = 1; } private sealed class Dto { public decimal Total { get; set; } }",
        "=> Deeper(); private void Deeper() => Console.WriteLine();",
        "=> Before();",
    ];

    [Theory, MemberData(nameof(Harmful))]
    public Task Code_that_is_called_uses_the_tracker(string code) =>
        Verify.SilentMember(Fill(Called, "Orders", $"private void Before() {code}"));

    [Theory, MemberData(nameof(Harmless))]
    public Task Code_that_is_called_does_not(string code) =>
        Verify.FlagsMember(Fill(Called, "[|Orders|]", $"private void Before() {code}"));

    [Theory, MemberData(nameof(Harmful))]
    public Task A_caller_uses_the_tracker(string code) =>
        Verify.SilentMember(Fill(Calling, "Orders", $"public decimal Run() {{ Before(); return Sum(); }} private void Before() {code}"));

    [Theory, MemberData(nameof(Harmless))]
    public Task A_caller_does_not(string code) =>
        Verify.FlagsMember(Fill(Calling, "[|Orders|]", $"public decimal Run() {{ Before(); return Sum(); }} private void Before() {code}"));

    [Theory]
    [InlineData("public decimal Run() { _db.Orders.First().Total = 1; return Sum(); }")]
    [InlineData("public decimal Run() { var sum = Sum(); _db.SaveChanges(); return sum; }")]
    [InlineData("public Func<decimal> Run() { _db.Orders.First().Total = 1; return Sum; }")]
    [InlineData("public decimal Run { get { _db.Orders.First().Total = 1; return Sum(); } }")]
    [InlineData("public decimal Run() { _db.Orders.First().Total = 1; return Between(); } private decimal Between() => Sum();")]
    public Task A_caller_uses_it_itself(string code) => Verify.SilentMember(Fill(Calling, "Orders", code));

    [Fact]
    public Task A_member_that_does_not_call_it_is_another_unit_of_work() =>
        Verify.FlagsMember(Fill(Calling, "[|Orders|]", "public void Pay() { _db.Orders.First().IsPaid = true; _db.SaveChanges(); }"));

    [Fact]
    public Task A_context_of_its_own_is_shared_with_nobody() => Verify.FlagsMember("""
        public decimal Run()
        {
            Before();
            using var db = new ShopContext();
            var orders = db.[|Orders|].ToList();
            return orders.Sum(o => o.Total + 1);
        }

        private readonly ShopContext _db = new();

        private void Before() => _db.SaveChanges();
        """);

    [Theory]
    [InlineData("using var db = factory.CreateDbContext();")]
    [InlineData("await using var db = await factory.CreateDbContextAsync();")]
    [InlineData("await using var db = await factory.CreateDbContextAsync().ConfigureAwait(false);")]
    public Task A_context_of_a_factory_is_shared_with_nobody(string context) => Verify.FlagsMember($$"""
        public async Task<decimal> Run(IDbContextFactory<ShopContext> factory)
        {
            Before();
            await Task.Yield();
            {{context}}
            var orders = db.[|Orders|].ToList();
            return orders.Sum(o => o.Total + 1);
        }

        private readonly ShopContext _db = new();

        private void Before() => _db.SaveChanges();
        """);

    [Fact]
    public Task A_context_that_other_code_gives_may_be_shared() => Verify.SilentMember("""
        public decimal Run()
        {
            Before();
            var db = Context();
            var orders = db.Orders.ToList();
            return orders.Sum(o => o.Total + 1);
        }

        private readonly ShopContext _db = new();

        private ShopContext Context() => _db;

        private void Before() => _db.SaveChanges();
        """);

    [Fact]
    public Task The_only_service_behind_an_interface() => Verify.SilentMember("""
        public interface IPayments { void Pay(); }

        public sealed class Payments(ShopContext db) : IPayments
        {
            public void Pay() => db.Orders.First().IsPaid = true;
        }

        private readonly ShopContext _db = new();
        private readonly IPayments _payments = null!;

        public decimal Run()
        {
            _payments.Pay();
            var orders = _db.Orders.ToList();
            return orders.Sum(o => o.Total + 1);
        }
        """);

    private static string Fill(string template, string set, string code) => template.Replace("{0}", set).Replace("{1}", code);
}
