using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Loops over a query whose rows are no longer tracked (ROW2002).</summary>
internal static class TrackedStreamCases
{
    private const string RuleId = "ROW2002";

    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        Streaming("a sum and a hash of nullable text", """
            var sum = 0m;
            var hash = 17;
            foreach (var order in db.Orders.OrderBy(o => o.Id))
            {
                sum += order.Total * order.Quantity;
                hash = unchecked(hash * 31 + (order.Note?.Length ?? -1));
            }

            return (sum, hash);
            """),
        Streaming("awaited, with a token, configured, in an order with ties", """
            var hash = 17;
            await foreach (var order in db.Orders
                .OrderByDescending(o => o.Quantity)
                .ThenBy(o => o.Id)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
                .ConfigureAwait(false))
            {
                hash = unchecked(hash * 31 + order.Id);
                foreach (var character in order.Number)
                    hash = unchecked(hash * 31 + character);
            }

            return hash;
            """),
        Streaming("a set as it is, awaited", """
            var ids = 0L;
            await foreach (var entry in db.AuditLog)
                ids += entry.Id * entry.Action.Length;
            return ids;
            """),
        Streaming("a set by type, with the type of the row named", """
            var earliest = DateTime.MaxValue;
            foreach (AccessToken token in db.Set<AccessToken>())
            {
                if (token.Checksum is null && token.ExpiresAt < earliest)
                    earliest = token.ExpiresAt;
            }

            return earliest;
            """),
        Streaming("query syntax", """
            var byStatus = new Dictionary<OrderStatus, (int Count, decimal Total)>();
            foreach (var order in from o in db.Orders where !o.IsPaid orderby o.Id select o)
            {
                var (count, total) = byStatus.GetValueOrDefault(order.Status);
                byStatus[order.Status] = (count + 1, total + order.Total);
            }

            return string.Join(';', byStatus.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value.Count} {s.Value.Total}"));
            """),
        Streaming("a query in a local that is counted too", """
            IOrderedQueryable<OrderLine> lines = db.OrderLines.Where(l => l.Quantity > 1).OrderBy(l => l.Id);
            var count = await lines.CountAsync(cancellationToken);
            var sum = 0m;
            await foreach (var line in lines.AsAsyncEnumerable())
                sum += line.Price / count;
            return (count, sum);
            """),
        Streaming("a set in a local of its own type", """
            DbSet<Order> orders = db.Orders;
            var quantity = 0;
            await foreach (var order in orders)
                quantity += order.Quantity;
            return quantity;
            """),
        Streaming("a query that is composed under conditions", """
            IQueryable<Order> query = db.Orders;
            if (!cancellationToken.IsCancellationRequested)
                query = query.Where(o => o.Note != null);
            query = query.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id);
            var longest = "";
            foreach (var order in query)
                longest = order.Note!.Length > longest.Length ? order.Note : longest;
            return longest;
            """),
        Streaming("rows are given to methods", """
            public async Task<string> Run(CancellationToken cancellationToken)
            {
                var (paid, open) = (0m, 0m);
                await foreach (var order in db.Orders.AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    if (IsPaid(order))
                        paid += Net(order);
                    else
                        open += Net(order);
                }

                return $"{paid} {open}";
            }

            private static bool IsPaid(Order order) => order.IsPaid || order.Status == OrderStatus.Shipped;

            private static decimal Net(Order order) => order.Total - order.Quantity * 0.5m;
            """) with
        {
            Kind = CodeKind.Member,
        },
        Streaming("collections that are included", """
            var sum = 0m;
            var most = 0;
            foreach (var customer in db.Customers.Include(c => c.Orders).OrderBy(c => c.Id))
            {
                most = Math.Max(most, customer.Orders.Count);
                foreach (var order in customer.Orders)
                    sum += order.Total * customer.CountryId;
            }

            return (sum, most);
            """),
        Streaming("a finally around a function that streams", """
            var text = new StringBuilder();
            try
            {
                text.Append(Count(1)).Append(' ').Append(Count(4));
            }
            finally
            {
                text.Append(" done");
            }

            return text.ToString();

            int Count(int least)
            {
                var count = 0;
                foreach (var order in db.Orders.AsEnumerable())
                    count += order.Quantity >= least ? 1 : 0;
                return count;
            }
            """),
        new(RuleId, "a break leaves the loop", """
            var (read, last) = (0, "");
            foreach (var order in db.Orders.OrderBy(o => o.Id))
            {
                last = order.Number;
                if (++read == 500)
                    break;
            }

            return (read, last);
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a return leaves the loop", """
            await foreach (var product in db.Products.OrderBy(p => p.Id).AsAsyncEnumerable())
            {
                if (product.Description.Length == 0 && product.Image.Length == 0)
                    return product.Id;
            }

            return -1;
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "the body throws", """
            var length = 0;
            foreach (var token in db.AccessTokens.OrderBy(t => t.Id))
            {
                if (length > 3000)
                    throw new FormatException(token.Token);
                length += token.Token.Length;
            }

            return length;
            """)
        {
            Throws = "System.FormatException",
            Falls = Fall.Tracked,
        },
        Streaming("a catch sees what was done before, as it did", """
            var checks = 0;
            try
            {
                foreach (var order in db.Orders.OrderBy(o => o.Id))
                    checks += 1000 / (order.Id - 150_000);
            }
            catch (DivideByZeroException)
            {
                checks = -checks;
            }

            return checks;
            """),
        new(RuleId, "rows are deleted by the database afterwards", """
            var hash = 17;
            foreach (var token in db.AccessTokens.Where(t => t.Checksum == null).OrderBy(t => t.Id))
                hash = unchecked(hash * 31 + token.Id);
            var deleted = db.AccessTokens.Where(t => t.Checksum == null).ExecuteDelete();
            return (hash, deleted);
            """)
        {
            Falls = Fall.Tracked,
        },
        Streaming("a file that imports the context alone", """
            using System.Linq;
            using Shop;

            namespace Shop.Jobs;

            public class Job
            {
                public object Run(ShopContext db)
                {
                    var length = 0L;
                    foreach (var entry in db.AuditLog.Where(a => a.Id > 3))
                        length += entry.Actor.Length * entry.Id;
                    return length;
                }
            }
            """) with
        {
            Kind = CodeKind.File,
        },
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. NoTrackingTraps.Of(RuleId, ""),
        new(RuleId, "a sequence that nothing can be composed on", [], """
            IEnumerable<Order> orders = db.Orders;
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            return sum;
            """),
        new(RuleId, "rows are written that are saved at the end", ["no-tracking 3", "no-tracking 8"], """
            await foreach (var token in db.AccessTokens.AsAsyncEnumerable().WithCancellation(cancellationToken))
                token.Checksum = token.Token;
            return await db.SaveChangesAsync(cancellationToken);
            """),
        new(RuleId, "a lambda keeps a row", ["no-tracking 2"], """
            Func<Order>? last = null;
            foreach (var order in db.Orders)
                last = () => order;
            return last?.Invoke();
            """),
    ];

    private static SafeCase Streaming(string name, string code) => new(RuleId, name, code)
    {
        Falls = Fall.Tracked,
        StopsGrowing = true,
    };
}
