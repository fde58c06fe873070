using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationFix>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedEnumeration;

public sealed class BufferedEnumerationFixTests
{
    [Theory, SyncAndAsync]
    public Task A_loop_runs_over_the_query(Flavor flavor) => Verify.FixesAll(
        $$"""
        var sum = 0m;
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")}})
            sum += order.Total;
        """,
        $$"""
        var sum = 0m;
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            sum += order.Total;
        """);

    [Theory, SyncAndAsync]
    public Task Entities_that_are_only_read_stop_being_tracked(Flavor flavor) => Verify.FixesAll(
        $$"""
        var sum = 0m;
        foreach (var order in {{flavor.Run("db.Orders.Where(o => o.IsPaid)", "[|ToArray|]")}})
            sum += order.Total;
        """,
        $$"""
        var sum = 0m;
        {{flavor.ForEach("order", "db.Orders.AsNoTracking().Where(o => o.IsPaid)")}}
            sum += order.Total;
        """);

    [Theory, SyncAndAsync]
    public Task A_list_in_a_local_goes(Flavor flavor) => Verify.FixesAll(
        $$"""
        // All of them.
        List<Order> orders = {{flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")}};
        var totals = new Dictionary<int, decimal>();
        var count = 0;
        // One by one.
        foreach (Order order in orders)
        {
            totals[order.Id] = order.Total; // kept
            count++;
        }
        """,
        $$"""
        // All of them.
        var totals = new Dictionary<int, decimal>();
        var count = 0;
        // One by one.
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()").Replace("var order", "Order order", StringComparison.Ordinal)}}
        {
            totals[order.Id] = order.Total; // kept
            count++;
        }
        """);

    [Fact]
    public Task A_token_and_its_configuration_come_along() => Verify.Fixes(
        """
        var sum = 0m;
        foreach (var order in await db.Orders.AsNoTracking().[|ToListAsync|](cancellationToken: cancellationToken).ConfigureAwait(false))
            sum += order.Total;
        """,
        """
        var sum = 0m;
        await foreach (var order in db.Orders.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            sum += order.Total;
        """);

    [Fact]
    public Task A_chain_over_lines_stays_one() => Verify.Fixes(
        """
        var sum = 0m;
        var orders = await db.Orders
            .AsNoTracking()
            // Only what was paid.
            .Where(o => o.IsPaid)
            // For now.
            .[|ToListAsync|](cancellationToken); // loaded
        foreach (var order in orders)
        {
            sum += order.Total;
        }
        """,
        """
        var sum = 0m;
        // loaded
        // For now.
        await foreach (var order in db.Orders
            .AsNoTracking()
            // Only what was paid.
            .Where(o => o.IsPaid)
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            sum += order.Total;
        }
        """);

    [Fact]
    public Task Query_syntax() => Verify.Fixes(
        """
        var sum = 0m;
        foreach (var total in (from o in db.Orders where o.IsPaid select o.Total).[|ToList|]())
            sum += total;
        """,
        """
        var sum = 0m;
        foreach (var total in (from o in db.Orders where o.IsPaid select o.Total))
            sum += total;
        """);

    [Fact]
    public Task A_query_in_a_local() => Verify.Fixes(
        """
        var paid = db.Orders.Where(o => o.IsPaid);
        var sum = 0m;
        foreach (var order in paid.[|ToList|]())
            sum += order.Total;
        """,
        """
        var paid = db.Orders.Where(o => o.IsPaid);
        var sum = 0m;
        foreach (var order in paid.AsNoTracking())
            sum += order.Total;
        """);

    [Fact]
    public Task A_value_that_the_query_captures_may_change_in_the_loop() => Verify.Fixes(
        """
        var least = 5m;
        foreach (var order in db.Orders.AsNoTracking().Where(o => o.Total > least).[|ToList|]())
            least += order.Total;
        """,
        """
        var least = 5m;
        foreach (var order in db.Orders.AsNoTracking().Where(o => o.Total > least))
            least += order.Total;
        """);

    [Fact]
    public Task Functions_lambdas_and_expression_bodies() => Verify.FixesMember(
        """
        private readonly ShopContext _db = new();

        public static decimal OfFunction(ShopContext db)
        {
            return Sum();

            decimal Sum()
            {
                var sum = 0m;
                foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
                    sum += order.Total;
                return sum;
            }
        }

        public Func<decimal> OfLambda() => () =>
        {
            var sum = 0m;
            foreach (var total in this._db.Set<Order>().Select(o => o.Total).[|ToList|]())
                sum += total;
            return sum;
        };
        """,
        """
        private readonly ShopContext _db = new();

        public static decimal OfFunction(ShopContext db)
        {
            return Sum();

            decimal Sum()
            {
                var sum = 0m;
                foreach (var order in db.Orders.AsNoTracking())
                    sum += order.Total;
                return sum;
            }
        }

        public Func<decimal> OfLambda() => () =>
        {
            var sum = 0m;
            foreach (var total in this._db.Set<Order>().Select(o => o.Total))
                sum += total;
            return sum;
        };
        """);

    [Fact]
    public Task Top_level_statements_need_no_using_that_they_do_not_use() => Verify.FixesFile(
        """
        using System.Linq;

        using var db = new Shop.ShopContext();
        var sum = 0m;
        foreach (var total in db.Orders.Select(o => o.Total).[|ToList|]())
            sum += total;
        """,
        """
        using System.Linq;

        using var db = new Shop.ShopContext();
        var sum = 0m;
        foreach (var total in db.Orders.Select(o => o.Total))
            sum += total;
        """);

    [Fact]
    public Task Two_loops_one_after_the_other() => Verify.FixesAll(
        """
        var sum = 0m;
        foreach (var order in db.Orders.[|ToList|]())
            sum += order.Total;
        var lines = db.OrderLines.[|ToList|]();
        foreach (var line in lines)
            sum -= line.Price;
        """,
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking())
            sum += order.Total;
        foreach (var line in db.OrderLines.AsNoTracking())
            sum -= line.Price;
        """);

    [Fact]
    public Task Leaving_the_loop_early_is_as_before() => Verify.Fixes(
        """
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
        {
            if (order.Total > 100)
                return order.Id;
            if (order.IsPaid)
                break;
        }
        return null;
        """,
        """
        foreach (var order in db.Orders.AsNoTracking())
        {
            if (order.Total > 100)
                return order.Id;
            if (order.IsPaid)
                break;
        }
        return null;
        """);

    [Fact]
    public Task A_collection_that_is_included_is_complete_for_each_row() => Verify.Fixes(
        """
        var sum = 0m;
        foreach (var order in db.Orders.Include(o => o.Lines).[|ToList|]())
            sum += order.Lines.Sum(l => l.Price);
        """,
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines))
            sum += order.Lines.Sum(l => l.Price);
        """);

    [Fact]
    public Task A_list_behind_an_interface_in_a_section_of_a_switch() => Verify.Fixes(
        """
        var sum = 0m;
        switch (cancellationToken.CanBeCanceled)
        {
            case true:
                IReadOnlyList<Order> orders = db.Orders.AsNoTracking().[|ToList|]();
                foreach (var order in orders)
                    if (int.TryParse(order.Number, out var number) && number > 5)
                        sum += order.Total;
                break;
            default:
                break;
        }
        """,
        """
        var sum = 0m;
        switch (cancellationToken.CanBeCanceled)
        {
            case true:
                foreach (var order in db.Orders.AsNoTracking())
                    if (int.TryParse(order.Number, out var number) && number > 5)
                        sum += order.Total;
                break;
            default:
                break;
        }
        """);

    [Fact]
    public Task A_context_of_its_own_that_does_not_track() => Verify.Fixes(
        """
        using var own = new ShopContext();
        var text = new StringBuilder();
        foreach (var order in own.Orders.[|ToList|]())
        {
            order.Note = order.Note?.Trim();
            text.AppendLine($"{order.Number}: {order.Note}");
        }
        """,
        """
        using var own = new ShopContext();
        var text = new StringBuilder();
        foreach (var order in own.Orders)
        {
            order.Note = order.Note?.Trim();
            text.AppendLine($"{order.Number}: {order.Note}");
        }
        """,
        Setup.NoTrackingByDefault);

    [Fact]
    public Task A_finally_sees_no_difference() => Verify.Fixes(
        """
        var sum = 0m;
        try
        {
            foreach (var total in db.Orders.Select(o => o.Total).[|ToList|]())
                sum += total;
        }
        finally
        {
            Console.WriteLine("done");
        }
        """,
        """
        var sum = 0m;
        try
        {
            foreach (var total in db.Orders.Select(o => o.Total))
                sum += total;
        }
        finally
        {
            Console.WriteLine("done");
        }
        """);

    [Fact]
    public Task Untracked_rows_that_are_kept_for_the_next_turn() => Verify.Fixes(
        """
        var totals = new List<decimal>();
        Order? previous = null;
        foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).[|ToList|]())
        {
            if (previous is not null && previous.CustomerId == order.CustomerId)
                totals.Add(order.Total - previous.Total);
            previous = order;
        }
        """,
        """
        var totals = new List<decimal>();
        Order? previous = null;
        foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt))
        {
            if (previous is not null && previous.CustomerId == order.CustomerId)
                totals.Add(order.Total - previous.Total);
            previous = order;
        }
        """);

    [Fact]
    public Task Tracked_rows_that_are_kept_stay_tracked() => Verify.OffersNoFix("""
        Order? last = null;
        foreach (var order in db.Orders.[|ToList|]())
            last = order;
        return last;
        """);

    [Fact]
    public Task A_loop_in_a_loop() => Verify.OffersNoFix("""
        var sum = 0m;
        foreach (var customer in db.Customers.AsNoTracking().[|ToList|]())
        {
            foreach (var order in db.Orders.AsNoTracking().Where(o => o.CustomerId == customer.Id))
                sum += order.Total;
        }
        """);

    /// <summary>Bodies that may reach the database or others, wait, or be seen half done.</summary>
    [Theory]
    [InlineData("count += db.Customers.Count();")]
    [InlineData("db.AuditLog.Add(new AuditEntry());")]
    [InlineData("db.SaveChanges();")]
    [InlineData("db.Orders.Where(o => o.Id == order.Id).ExecuteDelete();")]
    [InlineData("db.Entry(order).Collection(o => o.Lines).Load();")]
    [InlineData("transaction.Commit();")]
    [InlineData("scope.Complete();")]
    [InlineData("foreach (var other in others) count++;")]
    [InlineData("count += others.Count();")]
    [InlineData("service.Handle(order);")]
    [InlineData("handle(order);")]
    [InlineData("Handle(order);")]
    [InlineData("order.Lines.ForEach(HandleLine);")]
    [InlineData("var handler = new Handler(order);")]
    [InlineData("object box = (Handler)order;")]
    [InlineData("count += provider.GetHashCode() + (provider.GetService(typeof(int)) is null ? 1 : 0);")]
    [InlineData("disposable.Dispose();")]
    [InlineData("lazy.Value.ToString();")]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("Console.WriteLine(order.Total);")]
    [InlineData("writer.Write(order.Number);")]
    [InlineData("File.AppendAllText(\"orders\", order.Number);")]
    [InlineData("source.Cancel();")]
    [InlineData("_total += order.Total;")]
    [InlineData("Total += order.Total;")]
    [InlineData("given.Add(order.Id);")]
    [InlineData("alias.Add(order.Id);")]
    [InlineData("_kept.Add(order.Id);")]
    [InlineData("result = order.Id;")]
    [InlineData("dynamic row = order; count += row.Id;")]
    public Task A_body_that_must_not_run_while_the_query_is_open(string body) => Verify.OffersNoFixMember($$"""
        private readonly List<int> _kept = [];
        private decimal _total;
        public decimal Total { get; set; }

        public void Run(
            Service service, Action<Order> handle, IServiceProvider provider, IDisposable disposable, Lazy<Order> lazy, TextWriter writer,
            CancellationTokenSource source, List<int> given, System.Transactions.TransactionScope scope, out int result)
        {
            result = 0;
            using var transaction = db.Database.BeginTransaction();
            IEnumerable<Customer> others = db.Customers.Where(c => c.Id > 5);
            var alias = _kept;
            var count = 0;
            foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
            {
                {{body}}
            }
        }

        private static int s_handled;
        private static void Handle(Order order) => s_handled++;
        private static void HandleLine(OrderLine line) { }
        public interface Service { void Handle(Order order); }
        public class Handler { public Handler(Order order) { s_handled++; } public static explicit operator Handler(Order order) => new(order); }
        """);

    [Fact]
    public Task A_body_that_waits() => Verify.OffersNoFix("""
        foreach (var order in await db.Orders.AsNoTracking().[|ToListAsync|]())
            await Task.Delay(order.Id);
        """);

    [Fact]
    public Task A_body_that_yields() => Verify.OffersNoFix("""
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
            yield return order.Id;
        """);

    [Fact]
    public Task Tracked_entities_whose_navigations_are_filled_on_the_way() => Verify.OffersNoFix("""
        var sum = 0;
        foreach (var order in db.Orders.Include(o => o.Customer).[|ToList|]())
            sum += order.Customer.Orders.Count;
        """);

    [Fact]
    public Task Principals_that_would_be_copied_for_each_row() => Verify.OffersNoFix("""
        var sum = 0;
        foreach (var order in db.Orders.Include(o => o.Customer).[|ToList|]())
            sum += order.Customer.CountryId;
        """);

    [Fact]
    public Task Entities_that_are_written() => Verify.OffersNoFix("""
        foreach (var order in db.Orders.[|ToList|]())
            order.Note = order.Number.Trim();
        db.SaveChanges();
        """);

    [Fact]
    public Task A_stream_with_identity_resolution_keeps_all() => Verify.OffersNoFix("""
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().[|ToList|]())
            sum += order.Total;
        """);

    [Fact]
    public Task A_catch_would_see_what_was_done_before_the_failure() => Verify.OffersNoFix("""
        var sum = 0m;
        try
        {
            foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
                sum += order.Total;
        }
        catch (InvalidOperationException)
        {
        }
        return sum;
        """);

    [Fact]
    public Task A_catch_around_the_query_alone_would_miss_its_exceptions() => Verify.OffersNoFix("""
        var sum = 0m;
        List<Order> orders;
        try { orders = db.Orders.AsNoTracking().ToList(); } catch (InvalidOperationException) { return null; }
        var products = db.OrderLines.AsNoTracking().[|ToList|]();
        Console.WriteLine("loaded");
        foreach (var line in products)
            sum += line.Price;
        return sum + orders.Count;
        """);

    [Theory]
    [InlineData("sum += order.Total;")]
    [InlineData("numbers.Add(order.Number);")]
    [InlineData("Add(order.Total);")]
    [InlineData("Array.ForEach(order.Number.ToCharArray(), c => sum += c);")]
    public Task A_lambda_that_may_be_tried_again_changes_what_is_around_it(string body) => Verify.OffersNoFix($$"""
        var sum = 0m;
        var numbers = new List<string>();
        db.Database.CreateExecutionStrategy().Execute(() =>
        {
            foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
            {
                {{body}}
            }
        });
        Console.WriteLine(sum + numbers.Count);

        void Add(decimal total) => sum += total;
        """);

    [Fact]
    public Task A_function_whose_caller_catches_changes_what_is_around_it() => Verify.OffersNoFix("""
        var sum = 0m;
        try
        {
            AddAll();
        }
        catch (InvalidOperationException)
        {
            sum = -sum;
        }
        return sum;

        void AddAll()
        {
            foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
                sum += order.Total;
        }
        """);

    [Fact]
    public Task A_function_in_the_body_changes_what_is_around_it_and_the_loop() => Verify.Fixes(
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
            Add(order.Total);
        return sum;

        void Add(decimal total) => sum += total;
        """,
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking())
            Add(order.Total);
        return sum;

        void Add(decimal total) => sum += total;
        """);

    [Theory]
    [InlineData("++s_made", false)]
    [InlineData("number.Length", true)]
    public Task A_projection_that_runs_code(string length, bool isFixed)
    {
        var before = $$"""
            private static int s_made;

            public int Run()
            {
                var sum = 0;
                foreach (var name in db.Orders.Select(o => NameOf(o.Number)).[|ToList|]())
                    sum += s_made - name.Length;
                return sum;
            }

            private static string NameOf(string number) => $"{{{length}}} {number}";
            """;
        return isFixed
            ? Verify.FixesMember(before, before.Replace(".[|ToList|]()", "", StringComparison.Ordinal))
            : Verify.OffersNoFixMember(before);
    }

    [Fact]
    public Task A_sequence_that_is_no_query_any_more() => Verify.OffersNoFix("""
        var sum = 0m;
        foreach (var order in await db.Orders.AsNoTracking().AsAsyncEnumerable().[|ToListAsync|](cancellationToken))
            sum += order.Total;
        return sum;
        """);

    [Fact]
    public Task A_context_that_is_disposed_in_between() => Verify.OffersNoFix("""
        List<Order> orders;
        var sum = 0m;
        using (var own = new ShopContext())
        {
            var lines = own.OrderLines.AsNoTracking().[|ToList|]();
            own.Dispose();
            foreach (var line in lines)
                sum += line.Price;
        }
        """);

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var report = new StringWriter();")]
    public Task Something_that_happens_in_between(string statement) => Verify.OffersNoFix($$"""
        var orders = db.Orders.AsNoTracking().[|ToList|]();
        {{statement}}
        var sum = 0m;
        foreach (var order in orders)
            sum += order.Total;
        """);

    [Fact]
    public Task A_context_that_retries_buffers_all_the_same() => Verify.OffersNoFix(Sum("db.Orders.AsNoTracking()"), Setup.Retrying);

    [Fact]
    public Task A_context_that_splits_buffers_all_the_same() => Verify.OffersNoFix(Sum("db.Orders.AsNoTracking()"), Setup.Splitting);

    [Fact]
    public Task A_query_that_splits_buffers_all_the_same() => Verify.OffersNoFix(Sum("db.Orders.AsNoTracking().AsSplitQuery()"));

    [Fact]
    public Task A_query_that_does_not_split_though_the_context_does() => Verify.Fixes(
        Sum("db.Orders.AsNoTracking().AsSingleQuery()"),
        Sum("db.Orders.AsNoTracking().AsSingleQuery()").Replace(".[|ToList|]()", "", StringComparison.Ordinal),
        Setup.Splitting);

    [Fact]
    public Task Navigations_that_load_themselves() => Verify.OffersNoFixFile("""
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        public class Post
        {
            public Post() { }
            private Post(ILazyLoader loader) { }
            public int Id { get; set; }
            public List<Post> Answers { get; set; } = [];
        }

        public class Blog : DbContext
        {
            public DbSet<Post> Posts => Set<Post>();

            public int Count()
            {
                var sum = 0;
                foreach (var post in Posts.AsNoTracking().[|ToList|]())
                    sum += post.Answers.Count;
                return sum;
            }
        }
        """);

    [Fact]
    public Task A_list_in_a_local_of_top_level_statements() => Verify.FixesFile(
        """
        using System.Linq;

        using var db = new Shop.ShopContext();
        var sum = 0m;
        // All of them.
        var totals = db.Orders.Select(o => o.Total).[|ToList|]();
        foreach (var total in totals)
            sum += total;
        """,
        """
        using System.Linq;

        using var db = new Shop.ShopContext();
        var sum = 0m;
        // All of them.
        foreach (var total in db.Orders.Select(o => o.Total))
            sum += total;
        """);

    [Fact]
    public Task Pairs_that_the_loop_takes_apart() => Verify.OffersNoFixMember("""
        public record Row(int Id, decimal Total);

        public decimal Run()
        {
            var sum = 0m;
            foreach (var (id, total) in db.Orders.Select(o => new Row(o.Id, o.Total)).[|ToList|]())
                sum += total * id;
            return sum;
        }
        """);

    [Fact]
    public Task A_call_that_is_written_as_a_static_one() => Verify.OffersNoFix("""
        var sum = 0m;
        foreach (var order in Enumerable.[|ToList|](db.Orders.AsNoTracking()))
            sum += order.Total;
        """);

    private static string Sum(string query) => $$"""
        var sum = 0m;
        foreach (var order in {{query}}.[|ToList|]())
            sum += order.Total;
        """;
}
