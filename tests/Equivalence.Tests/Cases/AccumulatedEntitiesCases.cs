using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Entities that a loop collects though a few of their values would do, and lists that must keep entities.</summary>
internal static class AccumulatedEntitiesCases
{
    private const string Id = "ROW4001";

    /// <summary>What the fix changes: the list goes on growing, by tuples.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "orders of some customers, one by one", """
            var all = new List<Order>();
            foreach (var id in new[] { 3, 1, 2 })
            {
                var orders = db.Orders.Where(o => o.CustomerId == id).OrderBy(o => o.Id).ToList();
                foreach (var order in orders)
                    all.Add(order);
            }

            var text = new StringBuilder();
            foreach (var order in all)
                text.Append(order.Number).Append(order.Total).Append('|');
            return text.ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "orders of some customers, page by page", """
            List<Order> all = [];
            foreach (var id in new[] { 1, 2, 3 })
                all.AddRange(await db.Orders.AsNoTracking().Where(o => o.CustomerId == id).OrderBy(o => o.Id)
                    .ToListAsync(cancellationToken).ConfigureAwait(false));
            return string.Join('|', all.Select(o => o.Note ?? "null")) + all.Sum(o => o.Quantity);
            """) { Falls = Fall.Cells },
        new(Id, "a whole table, sorted afterwards", """
            var all = new List<Order>();
            foreach (var order in db.Orders.OrderBy(o => o.Id))
                all.Add(order);
            var hash = 0;
            foreach (var order in all.OrderByDescending(o => o.Quantity).ThenBy(o => o.Id))
                hash = hash * 31 + order.Id;
            return hash + all.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a stream of a set", """
            var all = new List<Order>();
            await foreach (var order in db.Orders)
                all.Add(order);
            return all.Sum(o => o.Total * o.Quantity);
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a stream that is cancelled, with a filter in the body", """
            var all = new List<Order>();
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable()
                .WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (order.IsPaid && order.Note != null)
                    all.Add(order);
            }

            var hash = 0L;
            foreach (var order in all)
                hash = hash * 31 + order.Number.Length + (int)order.Status;
            return hash;
            """) { Falls = Fall.Cells },
        new(Id, "pages of a table", """
            var all = new List<Order>();
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 50_000).Take(50_000).ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                all.AddRange(orders);
            }

            var hash = 0;
            for (var i = 0; i < all.Count; i++)
                hash = hash * 31 + all[i].Quantity + (int)all[i].PlacedAt.Ticks;
            return hash;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a single column comes with its key", """
            var all = new List<Order>();
            foreach (var order in db.Orders.AsNoTracking().ToList())
                all.Add(order);
            return all.Max(o => o.Total);
            """) { Falls = Fall.Cells },
        new(Id, "the last of none is an error", """
            var all = new List<Order>();
            foreach (var order in await db.Orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).ToListAsync(cancellationToken))
                all.Add(order);
            return all[all.Count - 1].Number + all[0].Note;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "nulls, empty texts and other scripts", """
            var all = new List<Order>();
            foreach (var order in db.Orders.AsNoTracking().OrderByDescending(o => o.Id))
                all.Add(order);
            var hash = 0;
            foreach (var order in all.Where(o => o.Note is null || o.Note.Length > 0))
            {
                hash = hash * 31 + (order.Note?.Length ?? -1);
                foreach (var c in order.Number)
                    hash = hash * 31 + c;
            }

            return hash;
            """) { Falls = Fall.Cells },
        new(Id, "a table in a table", """
            var all = new List<Order>();
            foreach (var customer in db.Customers.AsNoTracking().OrderBy(c => c.Id).Take(50).ToList())
            {
                foreach (var order in db.Orders.AsNoTracking().Where(o => o.CustomerId == customer.Id).OrderBy(o => o.Id))
                    all.Add(order);
            }

            var text = new StringBuilder();
            foreach (var order in all)
                text.Append(order.CustomerId).Append(':').Append(order.Number);
            return text.ToString();
            """) { Falls = Fall.Cells },
        new(Id, "the lambda of a list", """
            var all = new List<Order>();
            foreach (var id in new[] { 1, 2 })
                db.Orders.Where(o => o.CustomerId == id).OrderBy(o => o.Id).ToList().ForEach(x => all.Add(x));
            return string.Join('|', all.Select(o => new { o.Number, o.IsPaid }));
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a loop that is left early", """
            var all = new List<Order>();
            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList())
            {
                if (order.Quantity > 1000 || all.Count == 500)
                    break;
                all.Add(order);
            }

            return all.Count + string.Join('|', all.Select(o => o.Number + o.Total));
            """) { Falls = Fall.Cells },
        new(Id, "a loop that throws", """
            var all = new List<Order>();
            foreach (var order in db.Orders.OrderBy(o => o.Id).ToList())
            {
                if (order.Id > 900)
                    throw new NotSupportedException(order.Number);
                all.Add(order);
            }

            return string.Join('|', all.Select(o => o.Number + o.Note));
            """) { Falls = Fall.Cells | Fall.Tracked, Throws = "System.NotSupportedException" },
        new(Id, "query syntax and groups", """
            var all = new List<Order>();
            foreach (var paid in new[] { true, false })
                all.AddRange(from o in db.Orders where o.IsPaid == paid orderby o.Id select o);
            var sums = new SortedDictionary<OrderStatus, decimal>();
            foreach (var order in all)
                sums[order.Status] = sums.GetValueOrDefault(order.Status) + order.Total;
            return string.Join('|', sums);
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "two lists in one loop", """
            var orders = new List<Order>();
            var lines = new List<OrderLine>();
            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).Take(40).ToList())
            {
                foreach (var line in db.OrderLines.AsNoTracking().Where(l => l.OrderId == order.Id).OrderBy(l => l.Id).ToList())
                    lines.Add(line);
            }

            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id))
                orders.Add(order);
            return lines.Sum(l => l.Price * l.Quantity) + orders.Sum(o => o.Total - o.Quantity);
            """) { Falls = Fall.Cells },
        new(Id, "a try, a clean-up and a query in a local", """
            var text = new StringBuilder();
            var all = new List<Order>();
            try
            {
                var paid = db.Orders.Where(o => o.IsPaid).OrderBy(o => o.Id);
                foreach (var order in await paid.ToListAsync(cancellationToken))
                    all.Add(order);
                Show();
            }
            finally
            {
                text.Append(all.Count);
            }

            return text.ToString();

            void Show()
            {
                foreach (var order in all)
                    text.Append(order.Id).Append(order.Status);
            }
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a query that is composed on a condition", """
            public object? Run() => Totals(true) + " " + Totals(false);

            private decimal Totals(bool paid)
            {
                IQueryable<Order> query = db.Orders.AsNoTracking();
                if (paid)
                    query = query.Where(o => o.IsPaid);
                var all = new List<Order>();
                foreach (var order in query)
                    all.Add(order);
                return all.Sum(o => o.IsPaid ? o.Total : -o.Total);
            }
            """) { Kind = CodeKind.Member, Falls = Fall.Cells },
        new(Id, "other rows are deleted afterwards", """
            var all = new List<Order>();
            foreach (var order in await db.Orders.OrderBy(o => o.Id).ToListAsync(cancellationToken))
                all.Add(order);
            await db.AccessTokens.Where(t => t.Id > 3).ExecuteDeleteAsync(cancellationToken);
            return all.Sum(o => o.Total) + all.Count(o => o.IsPaid);
            """) { Falls = Fall.Cells | Fall.Tracked },
    ];

    /// <summary>What must be left.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        Collected("text is made of the rows themselves", "projection 1", "return string.Join('|', all) + all.Sum(o => o.Total);"),
        Collected("text is made of each row", "projection 1", """
            return string.Join('|', all.Select(o => o.Id + o.Number + o.ToString()));
            """),
        Scan("a property that is not stored", "projection 1", "Title"),
        Scan("a property that is computed", "projection 2", "Label"),
        Scan("a property with a field and code behind it", "projection 2", "Trimmed"),
        Collected("the first or none", "projection 3", """
            var first = all.FirstOrDefault(o => o.Quantity > 100);
            return first != null ? first.Number + first.Total : "none";
            """),
        Collected("one that is found or not", "projection 3", "return all.Find(o => o.Id == 7)?.Total ?? all.Sum(o => o.Id);"),
        Collected("rows that are tested for null", "projection 3",
            "return all.Count(o => o != null && o.IsPaid && o.Total > 3);"),
        Collected("the last or none, of which values are read", "projection 3", """
            var last = all.LastOrDefault();
            return all.Count == 0 ? "none" : last!.Number + last.Total;
            """),
        Collected("rows that are compared", "projection 4", """
            return all.Count > 1 && all[0] == all[1] ? all[0].Total : all.Sum(o => o.Id);
            """),
        Collected("rows that are made distinct", "projection 4", "return all.Distinct().Sum(o => o.Id * o.Total);"),
        Collected("rows that are looked for", "projection 4", """
            return all.Count > 0 && all.Contains(all[0]) ? all[0].Number : all.Sum(o => o.Total).ToString();
            """),
        Collected("rows that are keys", "projection 4", """
            var byOrder = all.ToDictionary(o => o, o => o.Total);
            return byOrder.Count + all.Sum(o => o.Id);
            """),
        Collected("a list that is passed on", "projection 4", "return System.Text.Json.JsonSerializer.Serialize(all);"),
        Collected("a member of a navigation", "projection 5", """
            return all.Sum(o => o.Id + o.Total + o.Lines.Count);
            """),
        new(Id, "a navigation that tracking fills", ["projection 5"], """
            var customers = db.Customers.ToList();
            var all = new List<Order>();
            foreach (var order in db.Orders)
                all.Add(order);
            return string.Join('|', all.Select(o => o.Number + o.Total + o.Customer.Name)) + customers.Count;
            """),
        new(Id, "an include whose join may take rows away", ["projection 6"], """
            var all = new List<Invoice>();
            foreach (var invoice in db.Invoices.Include(i => i.Order))
                all.Add(invoice);
            return all.Sum(i => i.Id + i.OrderId);
            """),
        new(Id, "an include that the model makes", ["projection 6"], """
            var all = new List<Order>();
            foreach (var order in db.Orders)
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """)
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"),
        },
        new(Id, "statements that cannot be composed on", ["projection 7"], """
            var all = new List<Order>();
            foreach (var paid in new[] { true, false })
            {
                foreach (var order in db.Orders.FromSql($"SELECT * FROM \"Orders\" WHERE \"IsPaid\" = {paid} ORDER BY \"Id\";"))
                    all.Add(order);
            }

            return all.Sum(o => o.Id + o.Total);
            """),
        new(Id, "rows that a set makes distinct", ["projection 7"], """
            var all = new List<Order>();
            foreach (var order in db.Orders.ToHashSet())
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """),
        new(Id, "the change tracker is asked", ["projection 8"], """
            var all = new List<Order>();
            foreach (var order in db.Orders)
                all.Add(order);
            return all.Sum(o => o.Id + o.Total) + db.ChangeTracker.Entries().Count();
            """),
        new(Id, "rows that are written and saved", ["projection 8"], """
            var all = new List<Order>();
            foreach (var order in db.Orders)
                all.Add(order);
            foreach (var order in all)
                order.IsPaid = order.Total > 5;
            return await db.SaveChangesAsync(cancellationToken);
            """),
        new(Id, "a row that was changed but not saved", ["projection 8"], """
            public decimal Run(Order changed)
            {
                changed.Total = 1000;
                var all = new List<Order>();
                foreach (var order in db.Orders)
                    all.Add(order);
                return all.Sum(o => o.Id + o.Total);
            }
            """) { Kind = CodeKind.Member },
        new(Id, "rows that are raised from turn to turn", ["projection 8"], """
            var all = new List<Order>();
            foreach (var turn in new[] { 1, 2 })
            {
                foreach (var order in db.Orders.OrderBy(o => o.Id).ToList())
                    all.Add(order);
                await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Total, o => o.Total + turn), cancellationToken);
            }

            return all.Sum(o => o.Id + o.Total);
            """),
        new(Id, "rows that are raised after another query has read them", ["projection 8"], """
            var before = db.Orders.ToList().Sum(o => o.Total);
            await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Total, o => o.Total + 1), cancellationToken);
            var all = new List<Order>();
            foreach (var order in db.Orders.OrderBy(o => o.Id))
                all.Add(order);
            return before + all.Sum(o => o.Id + o.Total);
            """),
        new(Id, "somebody listens to what is tracked", ["projection 8"], """
            var all = new List<Order>();
            foreach (var order in db.Orders)
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """) { Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, _) => Console.WriteLine();") },
        new(Id, "an interceptor sees the rows being made", ["projection 8"], """
            var all = new List<Order>();
            foreach (var order in db.Orders.AsNoTracking())
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """) { Setup = Setup.Runtime.Configuring("options.AddInterceptors();") },
        Collected("the row is named by its type", "projection 9", """
            var sum = 0m;
            foreach (Order order in all)
                sum += order.Id + order.Total;
            return sum;
            """),
        Collected("the list is named by another type", "projection 9", """
            IReadOnlyList<Order> orders = all;
            return orders.Sum(o => o.Id + o.Total);
            """),
        Collected("a method that changes the list in place", "projection 9", """
            all.Sort((a, b) => a.Total.CompareTo(b.Total));
            return all.Count == 0 ? 0 : all[0].Id;
            """),
        Collected("the list is returned", "projection 10", "return all;"),
        Collected("something else is added", "projection 10", """
            all.Add(new Order { Id = 1, Total = 3 });
            return all.Sum(o => o.Id + o.Total);
            """),
        Collected("something else is added by another name", "projection 10", """
            var same = all;
            same.Add(new Order { Id = 1, Total = 3 });
            return all.Sum(o => o.Id + o.Total);
            """),
        Collected("something else is put in its place", "projection 10", """
            if (all.Count > 0)
                all[0] = new Order { Id = 1, Total = 3 };
            return all.Sum(o => o.Id + o.Total);
            """),
        Collected("another query fills the list too", "projection 10", """
            foreach (var order in db.Orders.Where(o => !o.IsPaid))
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """),
        new(Id, "a list that has something in it", ["projection 10"], """
            var all = new List<Order> { new() { Id = 1, Total = 3 } };
            foreach (var order in db.Orders)
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """),
        new(Id, "a list that a method gives", ["projection 10"], """
            public object? Run()
            {
                List<Order> all = Some();
                foreach (var order in db.Orders)
                    all.Add(order);
                return all.Sum(o => o.Id + o.Total);
            }

            private List<Order> Some() => [new() { Id = 1, Total = 3 }];
            """) { Kind = CodeKind.Member },
        new(Id, "a list that is made anew", ["projection 10"], """
            var all = new List<Order>();
            if (db.Orders.Any())
                all = [new() { Id = 1, Total = 3 }];
            foreach (var order in db.Orders)
                all.Add(order);
            return all.Sum(o => o.Id + o.Total);
            """),
    ];

    /// <summary>What is done with a list that a loop fills.</summary>
    private static TrapCase Collected(string name, string line, string use) => new(Id, name, [line], $"""
        var all = new List<Order>();
        foreach (var order in db.Orders.OrderBy(o => o.Id))
            all.Add(order);
        {use}
        """);

    /// <summary>A property of a class that has more than automatic ones.</summary>
    private static TrapCase Scan(string name, string line, string read) => new(Id, name, [line], $$"""
        var all = new List<Scan>();
        foreach (var scan in db.Set<Scan>())
            all.Add(scan);
        return string.Join('|', all.Select(s => s.Id + s.{{read}}));
        """)
    {
        Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Scan>();").WithFile("""
            using System.ComponentModel.DataAnnotations.Schema;

            namespace Shop;

            public class Scan
            {
                private string _trimmed = "";

                public int Id { get; set; }
                public byte[] Bytes { get; set; } = [];
                [NotMapped] public string Title { get; set; } = "new";
                public string Label => "scan " + Id;
                public string Trimmed { get => _trimmed.Trim(); set => _trimmed = value; }
            }
            """),
    };
}
