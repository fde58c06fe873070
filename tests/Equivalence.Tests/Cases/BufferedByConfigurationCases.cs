using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>ROW1008: a stream that EF Core buffers, by retries or by split queries.</summary>
internal static class BufferedByConfigurationCases
{
    private const string Rule = "ROW1008";

    /// <summary>
    /// The context as it is opened, on PostgreSQL with one option more: the loop runs once there and never on SQLite, which the
    /// rule does not know.
    /// </summary>
    private const string EachPostgres = """
        foreach (var postgres in System.Linq.Enumerable.ToList(System.Linq.Enumerable.OfType<
            Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.NpgsqlOptionsExtension>(options.Options.Extensions)))
            options.UseNpgsql(postgres.ConnectionString, npgsql => npgsql.
        """;

    private const string Retries = EachPostgres + "EnableRetryOnFailure());";
    private const string Splits = EachPostgres + "UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));";

    private static readonly Setup Retrying = Setup.Retrying.WithRuntime();

    private static readonly Setup Splitting = Setup.Runtime.Configuring(
        "options.UseNpgsql(\"Host=shop\", npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));");

    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Rule, "a sum of untracked rows, split for nothing", """
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTracking())
                sum += order.Total;
            return sum;
            """) { Options = Splits },
        new(Rule, "the same, awaited", """
            var sum = 0m;
            await foreach (var order in db.Orders.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
                sum += order.Total;
            return sum;
            """) { Options = Splits, Shows = ["unbuffering 7"] },
        new(Rule, "numbers, split for nothing", """
            var hash = 0L;
            foreach (var quantity in db.OrderLines.OrderBy(l => l.Id).Select(l => l.Quantity))
                hash = (hash * 31 + quantity) % 1_000_003;
            return hash;
            """) { Options = Splits },
        new(Rule, "columns of text, nulls among them, split for nothing", """
            var letters = 0;
            foreach (var order in db.Orders.Where(o => o.Quantity > 2).Select(o => new { o.Note, o.Number }))
                letters += (order.Note?.Length ?? 1) * order.Number.Length;
            return letters;
            """) { Options = Splits },
        new(Rule, "composed under a condition, split for nothing", """
            var orders = db.Orders.AsNoTracking();
            if (cancellationToken.CanBeCanceled)
                orders = orders.Where(o => o.IsPaid);
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            return sum;
            """) { Options = Splits },
        new(Rule, "a total order under retries", """
            var hash = 0L;
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
                hash = (hash * 31 + order.Quantity) % 1_000_003;
            return hash;
            """) { Options = Retries },
        new(Rule, "ties and then the key, under retries", """
            var longest = TimeSpan.Zero;
            DateTime? last = null;
            await foreach (var at in db.Orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).Select(o => o.PlacedAt)
                .AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (last is { } before && at - before > longest)
                    longest = at - before;
                last = at;
            }

            return longest;
            """) { Options = Retries, ReadsKey = true, Shows = ["unbuffering 7"] },
        new(Rule, "from the last row to the first, under retries", """
            var text = new StringBuilder();
            await foreach (var order in db.Orders.AsNoTracking().OrderByDescending(o => o.Id).AsAsyncEnumerable())
            {
                if (order.Quantity == 6 && text.Length < 500)
                    text.Append(order.Number).Append(';');
            }

            return text.ToString();
            """) { Options = Retries },
        new(Rule, "a loop that is left early, under retries", """
            // Left at the end: what EF Core has buffered counts as read only as far as the loop came.
            var last = await db.Orders.MaxAsync(o => (int?)o.Id);
            var seen = 0;
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
            {
                seen += order.Quantity;
                if (order.Id == last)
                    break;
            }

            return seen;
            """) { Options = Retries, Shows = ["unbuffering 7"] },
        new(Rule, "a loop that throws, under retries", """
            var last = await db.Orders.MaxAsync(o => (int?)o.Id);
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
            {
                if (order.Id == last)
                    throw new InvalidOperationException(order.Number);
            }

            return 0;
            """) { Options = Retries, Throws = "System.InvalidOperationException" },
        new(Rule, "a composite key, under retries", """
            var hash = 0L;
            await foreach (var stock in db.Stock.AsNoTracking().OrderBy(s => s.WarehouseId).ThenBy(s => s.ProductId).AsAsyncEnumerable())
                hash = (hash * 31 + stock.ProductId * stock.Quantity) % 1_000_003;
            return hash;
            """) { Options = Retries },
        new(Rule, "a query filter and a navigation that is included, under retries", """
            var letters = 0;
            await foreach (var invoice in db.Invoices.AsNoTracking().Include(i => i.Order).OrderBy(i => i.Id).AsAsyncEnumerable())
                letters += invoice.Order.Number.Length;
            return letters;
            """) { Options = Retries },
        new(Rule, "two streams one behind the other, under retries", """
            var sum = 0m;
            // With their keys, which the library would read besides.
            await foreach (var order in db.Orders.OrderBy(o => o.Id).Select(o => new { o.Id, o.Total }).AsAsyncEnumerable())
                sum += order.Total;
            await foreach (var line in db.OrderLines.OrderBy(l => l.Id).Select(l => new { l.Id, l.Price }).AsAsyncEnumerable())
                sum -= line.Price;
            return sum;
            """) { Options = Retries },
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Rule, "a query per row", ["unbuffering 1"], """
            var count = 0;
            foreach (var customer in db.Customers.AsNoTracking())
                count += db.Orders.Count(o => o.CustomerId == customer.Id);
            return count;
            """) { Setup = Splitting },
        new(Rule, "a loop that waits", ["unbuffering 1"], """
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
                await Task.Delay(order.Quantity, cancellationToken);
            return 0;
            """) { Setup = Retrying },
        new(Rule, "a loop whose work is seen half done", ["unbuffering 2"], """
            var sum = 0m;
            try
            {
                await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
                    sum += order.Total;
            }
            catch (DbUpdateException)
            {
            }

            return sum;
            """) { Setup = Retrying },
        new(Rule, "a loop that adds up outside of the method", ["unbuffering 2"], """
            public decimal Sum { get; private set; }

            public object Run()
            {
                foreach (var order in db.Orders.AsNoTracking())
                    Sum += order.Total;
                return Sum;
            }
            """) { Kind = CodeKind.Member, Setup = Splitting },
        new(Rule, "navigations that load themselves", ["unbuffering 3"], """
            var letters = 0;
            foreach (var order in db.Orders.AsNoTracking())
                letters += order.Customer.Name.Length;
            return letters;
            """)
        {
            Setup = Splitting.Configuring("options.UseLazyLoadingProxies();").WithFile("""
                namespace Microsoft.EntityFrameworkCore;

                public static class ProxiesExtensions
                {
                    public static DbContextOptionsBuilder UseLazyLoadingProxies(this DbContextOptionsBuilder options) => options;
                }
                """),
        },
        new(Rule, "collections that are included", ["unbuffering 4"], """
            var count = 0;
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines))
                count += order.Lines.Count;
            return count;
            """) { Setup = Splitting },
        new(Rule, "collections in a projection", ["unbuffering 4"], """
            var count = 0;
            foreach (var order in db.Orders.Select(o => new { o.Id, Lines = o.Lines.Select(l => l.Price).ToList() }))
                count += order.Lines.Count;
            return count;
            """) { Setup = Splitting },
        new(Rule, "a query that asks to be split", ["unbuffering 4"], """
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery())
                sum += order.Lines.Sum(l => l.Price);
            return sum;
            """) { Setup = Splitting },
        new(Rule, "a query that asks to be split, though it asks for no collections", ["unbuffering 4"], """
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTracking().AsSplitQuery())
                sum += order.Total;
            return sum;
            """) { Setup = Setup.Runtime.Configuring("options.UseNpgsql(\"Host=shop\");") },
        new(Rule, "rows in no order", ["unbuffering 5"], """
            var hash = 0L;
            await foreach (var order in db.Orders.AsNoTracking().AsAsyncEnumerable())
                hash = (hash * 31 + order.Quantity) % 1_000_003;
            return hash;
            """) { Setup = Retrying },
        new(Rule, "rows in an order with ties", ["unbuffering 5"], """
            var hash = 0L;
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).AsAsyncEnumerable())
                hash = (hash * 31 + order.Quantity) % 1_000_003;
            return hash;
            """) { Setup = Retrying },
        new(Rule, "rows that the tracker keeps", ["unbuffering 6"], """
            var sum = 0m;
            await foreach (var order in db.Orders.OrderBy(o => o.Id).AsAsyncEnumerable())
                sum += order.Total;
            return sum;
            """) { Setup = Retrying },
    ];
}
