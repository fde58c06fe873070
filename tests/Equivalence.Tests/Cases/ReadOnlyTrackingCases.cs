using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Lists of entities that are only read and no longer tracked (ROW2001). The lists themselves stay.</summary>
internal static class ReadOnlyTrackingCases
{
    private const string RuleId = "ROW2001";

    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(RuleId, "two passes over a list", """
            var orders = db.Orders.Where(o => o.IsPaid).ToList();
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            var above = 0;
            foreach (var order in orders)
                above += order.Total * orders.Count > sum ? 1 : 0;
            return (sum, above);
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "awaited, configured, in an order with ties", """
            var orders = await db.Orders
                .OrderByDescending(o => o.Quantity) // ties
                .ThenBy(o => o.Id)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            var hash = orders.Count;
            for (var i = 0; i < orders.Count; i++)
                hash = unchecked(hash * 31 + orders[i].Id + (orders[i].Note?.Length ?? -1));
            return hash;
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "top rows of each status", """
            var text = new StringBuilder();
            foreach (var status in Enum.GetValues<OrderStatus>())
            {
                var newest = await db.Orders
                    .Where(o => o.Status == status)
                    .OrderByDescending(o => o.PlacedAt)
                    .ThenByDescending(o => o.Id)
                    .Take(20)
                    .ToListAsync(cancellationToken);
                foreach (var order in newest)
                    text.Append(order.Number).Append(order.Note ?? "(none)").Append(newest.Count).AppendLine();
            }

            return text.ToString();
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "query syntax and operators in memory", """
            var orders = (from o in db.Orders
                          where !o.IsPaid
                          orderby o.Id
                          select o).ToList();
            var longest = orders.OrderByDescending(o => o.Number.Length).ThenBy(o => o.Id).FirstOrDefault();
            return (longest?.Number, orders.Count, orders.Sum(o => o.Total + 1));
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a query in a local that is counted too", """
            var paid = db.Orders.Where(o => o.IsPaid);
            var count = paid.Count();
            var orders = paid.OrderBy(o => o.Id).ToList();
            var hash = count;
            foreach (var order in orders)
                hash = unchecked(hash * 31 + order.Quantity);
            return (hash, orders.Count == count);
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a query that is composed under conditions", """
            IQueryable<Order> query = db.Orders;
            if (!cancellationToken.IsCancellationRequested)
                query = query.Where(o => o.Note != null);
            var orders = await query.OrderBy(o => o.CustomerId).ThenBy(o => o.Id).ToListAsync(cancellationToken);
            var customers = new SortedDictionary<int, List<string>>();
            foreach (var order in orders)
            {
                if (!customers.TryGetValue(order.CustomerId, out var notes))
                    customers[order.CustomerId] = notes = [];
                notes.Add(order.Note!);
            }

            return string.Join('\n', customers.Take(100).Select(c => $"{c.Key}: {string.Join('|', c.Value)} of {orders.Count}"));
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a set in a local of its own type", """
            DbSet<Invoice> invoices = db.Invoices;
            var all = invoices.OrderBy(i => i.Id).ToList();
            var sum = all.Count;
            foreach (var invoice in all)
                sum = unchecked(sum * 31 + invoice.OrderId);
            return sum;
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a query of SQL", """
            var customers = db.Customers.FromSqlRaw("SELECT * FROM \"Customers\" WHERE \"CountryId\" > 1").ToList();
            return customers.Count + customers.Sum(c => (long)c.Name.Length * c.Id);
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a set by type, in a property", """
            public async Task<string> Run(CancellationToken cancellationToken)
            {
                var all = await LoadAsync(cancellationToken);
                return $"{all.Count} {all.Min} {all.Max}";
            }

            private async Task<(int Count, string? Min, string? Max)> LoadAsync(CancellationToken cancellationToken)
            {
                var customers = await db.Set<Customer>().ToArrayAsync(cancellationToken);
                var (min, max) = ((string?)null, (string?)null);
                foreach (var customer in customers)
                {
                    if (IsBefore(customer.Email, min ?? customer.Email))
                        min = customer.Email;
                    if (!IsBefore(customer.Email, max ?? ""))
                        max = customer.Email;
                }

                return (customers.Length, min, max);
            }

            private static bool IsBefore(string one, string other) => string.CompareOrdinal(one, other) <= 0;
            """)
        {
            Kind = CodeKind.Member,
            Falls = Fall.Tracked,
        },
        new(RuleId, "collections without a call", """
            List<Customer> customers = [.. db.Customers.OrderBy(c => c.Id)];
            List<Invoice> invoices = new(db.Invoices.OrderBy(i => i.Id));
            var text = new StringBuilder();
            foreach (var customer in customers)
                text.Append(customer.Name).Append(customers.Count);
            foreach (var invoice in invoices)
                text.Append(invoice.OrderId).Append(invoices.Count);
            return text.ToString();
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a dictionary that is looked up by key", """
            var customers = await db.Customers.ToDictionaryAsync(c => c.Id, cancellationToken);
            var sum = 0L;
            foreach (var invoice in await db.Invoices.AsNoTracking().OrderBy(i => i.Id).Take(50).ToListAsync(cancellationToken))
                sum += customers[1 + (invoice.Id % 5)].CountryId * invoice.Id;
            return sum;
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a part of a collection is included", """
            var orders = db.Orders.Include(o => o.Lines.Where(l => l.Price > 5).OrderBy(l => l.Id)).OrderBy(o => o.Id).ToList();
            var hash = orders.Count;
            foreach (var order in orders)
            {
                foreach (var line in order.Lines)
                    hash = unchecked(hash * 31 + line.ProductId * line.Quantity);
            }

            return hash;
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "another row is read along", """
            var first = await db.Countries.OrderBy(c => c.Id).FirstOrDefaultAsync(cancellationToken);
            var id = first?.Id ?? 0;
            var customers = await db.Customers.Where(c => c.CountryId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
            return $"{first?.Code}: {customers.Count} {string.Join(',', customers.Select(c => c.Name))}";
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a return and a finally", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            var seen = 0;
            try
            {
                foreach (var order in orders)
                {
                    seen++;
                    if (order.Note is { Length: 0 })
                        return (order.Id, orders.Count);
                }
            }
            finally
            {
                seen = -seen;
            }

            return (seen, -1);
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "the body throws", """
            var tokens = await db.AccessTokens.OrderBy(t => t.Id).ToListAsync(cancellationToken);
            if (tokens.Count > 0 && tokens.Exists(t => t.Checksum is null))
                throw new InvalidDataException($"{tokens.Count}");
            return "complete";
            """)
        {
            Throws = "System.IO.InvalidDataException",
            Falls = Fall.Tracked,
        },
        new(RuleId, "rows are deleted by the database afterwards", """
            var tokens = db.AccessTokens.Where(t => t.Checksum == null).OrderBy(t => t.Id).ToList();
            var hash = tokens.Count;
            foreach (var token in tokens)
                hash = unchecked(hash * 31 + token.Id);
            var deleted = await db.AccessTokens.Where(t => t.Checksum == null).ExecuteDeleteAsync(cancellationToken);
            return (hash, deleted);
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a function that is given the list", """
            return Report(db.Invoices.OrderBy(i => i.Id).ToList()) + Report(db.Invoices.Where(i => i.Id > 7).ToList());

            static string Report(List<Invoice> invoices) =>
                $"{invoices.Count} {invoices.FirstOrDefault()?.OrderId} {invoices.Count(i => i.IsVoid)};";
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a file that imports the context alone", """
            using System.Linq;
            using Shop;

            namespace Shop.Jobs;

            public class Job
            {
                public object Run(ShopContext db)
                {
                    var entries = db.AuditLog.OrderBy(a => a.Id).ToList();
                    var length = 0L;
                    foreach (var entry in entries)
                        length += entry.Actor.Length * entry.Id;
                    return length + entries.Count;
                }
            }
            """)
        {
            Kind = CodeKind.File,
            Falls = Fall.Tracked,
        },
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. NoTrackingTraps.Of(RuleId, ".ToList()"),
        new(RuleId, "the list is returned", ["no-tracking 2"], """
            var orders = await db.Orders.Where(o => o.IsPaid).ToListAsync(cancellationToken);
            return orders.OrderBy(o => o.Id).ToList();
            """),
        new(RuleId, "a field keeps the list", ["no-tracking 2"], """
            private List<Customer> _customers = [];

            public int Run() => (_customers = db.Customers.ToList()).Count;
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "rows that come twice are in a set once", ["no-tracking 5"], """
            var paid = db.Orders.Where(o => o.IsPaid);
            var large = db.Orders.Where(o => o.Quantity > 3);
            var orders = paid.Concat(large).ToHashSet();
            return orders.Count;
            """),
        new(RuleId, "rows that SQL gives twice are in a set once", ["no-tracking 5"], """
            var orders = new HashSet<Order>(db.Orders.FromSqlRaw(
                "SELECT o.* FROM \"Orders\" o JOIN \"OrderLines\" l ON l.\"OrderId\" = o.\"Id\""));
            return orders.Count;
            """),
        new(RuleId, "rows are made distinct in memory", ["no-tracking 5"], """
            var orders = db.Orders.Where(o => o.IsPaid).Concat(db.Orders.Where(o => o.Quantity > 3)).ToList();
            return (orders.Count, orders.Distinct().Count());
            """),
        new(RuleId, "rows are keys", ["no-tracking 5", "no-tracking 6"], """
            return db.Orders.Include(o => o.Customer).ToLookup(o => o.Customer).Count;
            """),
        new(RuleId, "rows are loaded for the tracker", ["no-tracking 8"], """
            db.Customers.Load();
            return db.Customers.Local.Count;
            """),
    ];
}
