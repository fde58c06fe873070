using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Loops over pages by offset that may go by key, and those of which the pages may be others then.</summary>
internal static class OffsetLoopCases
{
    private const string Id = "ROW4003";

    /// <summary>What the fix changes: the same pages, found by key, and kept by nobody.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "pages that are counted", """
            var sum = 0m;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000).ToListAsync();
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    sum += order.Total;
            }

            return sum;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "small pages that the loop counts", """
            var (pages, letters) = (0, 0);
            var skip = 0;
            while (true)
            {
                var customers = await db.Customers.OrderBy(c => c.Id).Skip(skip).Take(30).ToListAsync(cancellationToken);
                if (customers.Count == 0)
                    break;
                pages++;
                foreach (var customer in customers)
                    letters += customer.Name.Length;
                skip += 30;
            }

            return $"{pages} {letters}";
            """) { Falls = Fall.Tracked },
        new(Id, "rows that are counted before the loop, cancelled and configured", """
            var hash = 0;
            var skip = 0;
            const int size = 10_000;
            while (true)
            {
                var orders = await db.Orders
                    .AsNoTracking()
                    .OrderByDescending(o => o.Id)
                    .Skip(skip)
                    .Take(size)
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    hash = hash * 31 + order.Id;
                skip += size;
            }

            return hash;
            """),
        new(Id, "rows that are counted as they come", """
            var pages = new StringBuilder();
            var skip = 0;
            while (true)
            {
                var tokens = await db.AccessTokens.OrderBy(t => t.Id).Skip(skip).Take(15_000).ToListAsync(cancellationToken);
                if (tokens.Count == 0)
                    break;
                pages.Append(tokens[0].Token).Append('-').Append(tokens[tokens.Count - 1].Token).Append(tokens.Count).Append('|');
                skip += tokens.Count;
            }

            return pages.ToString();
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "pages from one on, the last of which is short", """
            var text = new StringBuilder();
            for (var page = 1; ; page++)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip((page - 1) * 10_000).Take(10_000)
                    .ToListAsync(cancellationToken);
                if (!orders.Any())
                    break;
                text.Append(orders.Count).Append(orders.Sum(o => o.Total)).Append('|');
                if (orders.Count < 10_000)
                    break;
            }

            return text.ToString();
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "an order with ties before the key", """
            var hash = 0;
            for (var skip = 0; ; skip += 10_000)
            {
                var orders = await db.Orders.OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Quantity).ThenBy(o => o.Id)
                    .Skip(skip).Take(10_000).ToListAsync(cancellationToken);
                if (orders is [])
                    break;
                foreach (var order in orders)
                    hash = hash * 31 + order.Id;
            }

            return hash;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "an order by an enum, and the key turned round", """
            var hash = 0;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Status).ThenByDescending(o => o.Id)
                    .Skip(page * 25_000).Take(25_000).ToListAsync(cancellationToken);
                if (orders is { Count: 0 })
                    break;
                foreach (var order in orders)
                    hash = hash * 31 + order.Id * (1 + (int)order.Status) + order.CustomerId + order.Quantity + order.Number.Length;
            }

            return hash;
            """),
        new(Id, "a composite key", """
            var hash = 0;
            for (var page = 0; ; page++)
            {
                var stock = await db.Stock.OrderBy(s => s.WarehouseId).ThenByDescending(s => s.ProductId)
                    .Skip(page * 1000).Take(1000).ToListAsync(cancellationToken);
                if (stock.Count == 0)
                    break;
                foreach (var item in stock)
                    hash = hash * 31 + item.ProductId + item.Quantity * 7;
            }

            return hash;
            """) { Falls = Fall.Tracked },
        new(Id, "a unique text", """
            var hash = 0;
            for (var page = 0; ; page++)
            {
                var tokens = await db.AccessTokens.AsNoTracking().OrderBy(t => t.Token)
                    .Skip(page * 20_000).Take(20_000).ToListAsync(cancellationToken);
                if (tokens.Count == 0)
                    break;
                foreach (var token in tokens)
                    hash = hash * 31 + token.Id + (token.Checksum?.Length ?? -1);
            }

            return hash;
            """),
        new(Id, "columns of a page", """
            var notes = 0L;
            for (var page = 0; ; page++)
            {
                var rows = await db.Orders.OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000)
                    .Select(o => new { o.Id, o.Note, o.Number }).ToListAsync(cancellationToken);
                if (rows.Count == 0)
                    break;
                foreach (var row in rows)
                    notes = notes * 31 + row.Id + (row.Note?.Length ?? -1) + row.Number.Length;
            }

            return notes;
            """),
        new(Id, "rows with their children", """
            var sum = 0m;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).Skip(page * 4000).Take(4000)
                    .ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    sum += order.Total * order.Lines.Count + order.Lines.Sum(l => l.Price * l.Quantity);
            }

            return sum;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "a loop that is left early", """
            var sum = 0m;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000).ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                sum += orders.Sum(o => o.Total);
                if (sum > 6_000_000)
                    break;
            }

            return sum;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "a loop that returns, or throws", """
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000)
                    .ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                if (orders.FirstOrDefault(o => o.Quantity > 1000) is { } large)
                    return large.Number;
                if (orders[0].Id > 8_000)
                    throw new NotSupportedException(orders[0].Number);
            }

            return "none";
            """) { Throws = "System.NotSupportedException" },
        new(Id, "a loop that is cancelled, in a try with a clean-up", """
            using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            source.Cancel();
            var text = new StringBuilder();
            try
            {
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000).ToListAsync(source.Token);
                    if (orders.Count == 0)
                        break;
                    text.Append(orders.Sum(o => o.Total)).Append('|');
                }
            }
            catch (OperationCanceledException)
            {
                text.Append("cancelled");
            }
            finally
            {
                text.Append('.');
            }

            return text.ToString();
            """),
        new(Id, "a filter by a value, in a query in a local", """
            var least = 3;
            var query = db.Orders.Where(o => o.IsPaid && o.Quantity >= least).OrderBy(o => o.Id);
            var sum = 0m;
            var skip = 0;
            while (true)
            {
                var orders = await query.Skip(skip).Take(10_000).ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    sum += order.Total;
                skip += 10_000;
            }

            return sum;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "query syntax, a local function and groups", """
            var byCustomer = new SortedDictionary<int, decimal>();
            var some = from o in db.Orders where o.Quantity > 1 orderby o.Id select o;
            for (var page = 0; ; page++)
            {
                var orders = await some
                    .Skip(page * 10_000).Take(10_000).ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    Count(order.CustomerId % 10, order.Total);
            }

            return string.Join('|', byCustomer);

            void Count(int key, decimal total) => byCustomer[key] = byCustomer.GetValueOrDefault(key) + total;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "a size that a private field and a local have", """
            private readonly int _size = 10_000;

            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                var size = 8000;
                var hash = 0;
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * _size).Take(_size).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    foreach (var order in orders)
                        hash = hash * 31 + order.Id;
                }

                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * size).Take(size).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    foreach (var order in orders)
                        hash = hash * 31 + order.Id;
                }

                return hash;
            }
            """) { Kind = CodeKind.Member, Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "long keys of a log", """
            var actors = 0L;
            for (var page = 0; ; page++)
            {
                var entries = await db.AuditLog.OrderByDescending(e => e.Id).Skip(page * 20_000).Take(20_000).ToListAsync();
                if (entries.Count <= 0)
                    break;
                foreach (var entry in entries)
                    actors = actors * 31 + entry.Id + entry.Actor.Length;
            }

            return actors;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "rows of which a filter hides some", """
            var hash = 0;
            for (var page = 0; ; page++)
            {
                var invoices = await db.Invoices.OrderBy(i => i.Id).Skip(page * 1000).Take(1000).ToListAsync(cancellationToken);
                if (invoices.Count < 1)
                    break;
                foreach (var invoice in invoices)
                    hash = hash * 31 + invoice.OrderId;
            }

            return hash;
            """) { Falls = Fall.Tracked },
        new(Id, "pages that are written out", """
            using var file = new StringWriter();
            for (var page = 0; ; page++)
            {
                var customers = await db.Customers.OrderBy(c => c.Name).ThenBy(c => c.Id).Skip(page * 1000).Take(1000)
                    .ToListAsync(cancellationToken);
                if (customers.Count == 0)
                    break;
                foreach (var customer in customers)
                    await file.WriteLineAsync(customer.Name + customer.Email);
            }

            return file.ToString();
            """) { Falls = Fall.Tracked },
        new(Id, "other rows are deleted afterwards", """
            var sum = 0m;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000).ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                sum += orders.Where(o => o.IsPaid).Sum(o => o.Total);
            }

            await db.AccessTokens.Where(t => t.Id > 5).ExecuteDeleteAsync(cancellationToken);
            return sum;
            """) { Falls = Fall.Tracked, StopsGrowing = true },
        new(Id, "what the last page had is looked at in the next", """
            var hash = 0;
            List<int> before = [];
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).Skip(page * 10_000).Take(10_000).ToListAsync();
                if (orders.Count == 0)
                    break;
                foreach (var id in before)
                    hash = hash * 31 + id;
                before = orders.Where(o => o.IsPaid).Select(o => o.Id).ToList();
            }

            return hash + before.Count;
            """),
    ];

    /// <summary>What must be left, or be reviewed.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. Paging(),
        .. NoTracking(),
    ];

    private static IEnumerable<TrapCase> Paging() =>
    [
        Drain("a loop that leaves the first page out", "paging 1", loop: "for (var page = 1; ; page++)"),
        Drain("a loop that leaves every other page out", "paging 1", loop: "for (var page = 0; ; page += 2)"),
        Drain("a loop over some pages", "paging 1", loop: "for (var page = 0; page < 10; page++)"),
        Drain("pages that overlap", "paging 1", skip: "page * 50"),
        Drain("a loop that ends with a page that is not empty", "paging 1", leave: "if (orders.Count == 1) break;"),
        Drain("a loop that does something at its end", "paging 1", leave: "if (orders.Count == 0) return sum + 1;"),
        Drain("pages that become smaller", "paging 1",
            before: "var size = 100;", size: "size", skip: "page * size", work: "size = 50;"),
        Drain("a loop that passes over a page", "paging 1", work: "if (orders[0].IsPaid) continue;"),
        new(Id, "a page is moved on under a condition", ["paging 1"], """
            var sum = 0m;
            var skip = 0;
            while (true)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip(skip).Take(100).ToListAsync(cancellationToken);
                if (orders.Count == 0)
                    break;
                sum += orders.Sum(o => o.Total);
                if (orders[0].Id > 0)
                    skip += 100;
            }

            return sum;
            """),
        new(Id, "a size that may be nought", ["paging 1"], """
            public async Task<object?> Run(CancellationToken cancellationToken) => await Sum(0, cancellationToken);

            private async Task<decimal> Sum(int size, CancellationToken cancellationToken)
            {
                var sum = 0m;
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * size).Take(size).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    sum += orders.Sum(o => o.Total);
                }

                return sum;
            }
            """) { Kind = CodeKind.Member },
        Drain("rows that nobody ordered", "paging 2", pages: "db.Orders"),
        Drain("an order with ties", "paging 2", pages: "db.Orders.OrderBy(o => o.PlacedAt)"),
        Drain("an order that a second one replaces", "paging 2", pages: "db.Orders.OrderBy(o => o.Id).OrderBy(o => o.Status)"),
        new(Id, "a part of a key", ["paging 2"], """
            var sum = 0;
            for (var page = 0; ; page++)
            {
                var stock = await db.Stock.OrderBy(s => s.WarehouseId).Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                if (stock.Count == 0)
                    break;
                sum = sum * 31 + stock.Sum(s => s.Quantity);
            }

            return sum;
            """),
        Drain("an order by what may be null", "paging 3", pages: "db.Orders.OrderBy(o => o.Note).ThenBy(o => o.Id)"),
        Drain("an order by money", "paging 3", pages: "db.Orders.OrderBy(o => o.Total).ThenBy(o => o.Id)"),
        Drain("an order by a computation", "paging 3", pages: "db.Orders.OrderBy(o => o.Number.Length).ThenBy(o => o.Id)"),
        Drain("an order by a member of a navigation", "paging 3",
            pages: "db.Orders.OrderBy(o => o.Customer.Name).ThenBy(o => o.Id)"),
        Drain("an order by an enum that is stored as text", "paging 3",
            pages: "db.Orders.OrderBy(o => o.Status).ThenBy(o => o.Id)") with
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Property(o => o.Status).HasConversion<string>();"),
        },
        Drain("a key that is stored as money", "paging 3") with
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Property(o => o.Id).HasConversion<decimal>();"),
        },
        Drain("a key that is stored as money, behind another order", "paging 3", pages: "db.Customers.OrderBy(c => c.Email)") with
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Customer>().Property(c => c.Id).HasConversion<decimal>();"),
        },
        Drain("rows without a key", "paging 3", pages: "db.SalesByDay.OrderBy(s => s.Day)", work: "sum += orders[0].Total;"),
        Drain("rows that are deleted and shift the pages", "paging 4", work: """
            await db.Orders.Where(o => o.Id == orders[0].Id).ExecuteDeleteAsync(cancellationToken);
            """),
        Drain("rows that are updated out of the filter", "paging 4",
            pages: "db.Orders.Where(o => !o.IsPaid).OrderBy(o => o.Id)", work: """
            var last = orders[0].Id;
            await db.Orders.Where(o => o.Id <= last)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.IsPaid, true), cancellationToken);
            """),
        new(Id, "tracked rows that are saved out of the filter", ["paging 4"], """
            var count = 0;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.Where(o => !o.IsPaid).OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync();
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    order.IsPaid = true;
                count += await db.SaveChangesAsync(cancellationToken);
            }

            return count;
            """),
        new(Id, "a service that may change the rows", ["paging 4"], """
            public interface IPayments
            {
                void Pay(int order);
            }

            public IPayments? Payments { get; set; }

            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.AsNoTracking().Where(o => !o.IsPaid).OrderBy(o => o.Id)
                        .Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    Payments?.Pay(orders[0].Id);
                }

                return null;
            }
            """) { Kind = CodeKind.Member },
        new(Id, "a reader that may do anything between two pages", ["paging 4"], """
            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                var count = 0;
                await foreach (var number in Numbers())
                    count += number.Length;
                return count;
            }

            public async IAsyncEnumerable<string> Numbers()
            {
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync();
                    if (orders.Count == 0)
                        break;
                    foreach (var order in orders)
                        yield return order.Number;
                }
            }
            """) { Kind = CodeKind.Member },
        new(Id, "rows that are inserted and match", ["paging 5"], """
            var count = 0;
            for (var page = 0; ; page++)
            {
                var entries = await db.AuditLog.AsNoTracking().OrderBy(e => e.Id).Skip(page * 100).Take(100).ToListAsync();
                if (entries.Count == 0)
                    break;
                count += entries.Count;
                if (page * 100 + 100 > 1000 || count > 1000)
                    break;
                db.AuditLog.Add(new AuditEntry { Actor = "audit", Action = "seen", At = entries[0].At });
                await db.SaveChangesAsync(cancellationToken);
            }

            return count;
            """),
        Drain("rows that a statement inserts", "paging 5", pages: "db.Categories.OrderBy(c => c.Id)", work: """
            if (orders.Count == 1)
                await db.Database.ExecuteSqlAsync($"INSERT INTO \"Categories\" (\"Name\") VALUES ('more')", cancellationToken);
            """),
        Drain("the number of the page is shown", "paging 6", work: "Console.WriteLine(page);"),
        Drain("how many rows were skipped is returned", "paging 6", before: "var skip = 0;", loop: "while (true)", skip: "skip",
            work: "skip += 100;", after: "return sum + skip;"),
        Drain("the number of the page is captured", "paging 6", before: "var page = 0;\nFunc<int> progress = () => page;",
            loop: "while (true)", work: "page++;", after: "return sum + progress();"),
        Drain("a filter by a local that moves", "paging 7", before: "var least = 0;",
            pages: "db.Orders.Where(o => o.Quantity > least).OrderBy(o => o.Id)", work: "least = orders[0].Quantity;"),
        Drain("a filter by a list that grows", "paging 7", before: "var seen = new List<int>();",
            pages: "db.Orders.Where(o => !seen.Contains(o.CustomerId)).OrderBy(o => o.Id)",
            work: "seen.Add(orders[0].CustomerId);"),
        Drain("a filter by an object that changes", "paging 7", before: "var like = new Order();",
            pages: "db.Orders.Where(o => o.Quantity > like.Quantity).OrderBy(o => o.Id)",
            work: "like.Quantity = orders[0].Quantity;"),
        new(Id, "a filter by a field that moves", ["paging 7"], """
            private int _least;

            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                var sum = 0m;
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.AsNoTracking().Where(o => o.Quantity > _least).OrderBy(o => o.Id)
                        .Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    sum += orders.Sum(o => o.Total);
                    _least = orders[0].Quantity;
                }

                return sum;
            }
            """) { Kind = CodeKind.Member },
        new(Id, "a filter by a property that a method moves", ["paging 7"], """
            private int Least { get; set; }

            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                var sum = 0m;
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.AsNoTracking().Where(o => o.Quantity > Least).OrderBy(o => o.Id)
                        .Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    sum += orders.Sum(o => o.Total);
                    Raise();
                }

                return sum;
            }

            private void Raise() => Least++;
            """) { Kind = CodeKind.Member },
    ];

    /// <summary>Pages are no longer tracked in passing: all that stands against it stands against the fix.</summary>
    private static IEnumerable<TrapCase> NoTracking() =>
    [
        Drain("rows are tracked by wish", "no-tracking 1", pages: "db.Orders.AsTracking().OrderBy(o => o.Id)"),
        Drain("a part of the query may track or not", "no-tracking 1",
            before: "IQueryable<Customer> some = DateTime.Now.Year > 2000 ? db.Customers.AsNoTracking() : db.Customers;",
            pages: "db.Orders.Where(o => some.Any(c => c.Id == o.CustomerId)).OrderBy(o => o.Id)"),
        new(Id, "a row outlives the method", ["no-tracking 2"], """
            private Order? _last;

            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    _last = orders[0];
                }

                return _last?.Number;
            }
            """) { Kind = CodeKind.Member },
        new(Id, "a row is returned", ["no-tracking 2"], """
            public async Task<object?> Run(CancellationToken cancellationToken) => (await Last(cancellationToken))?.Number;

            private async Task<Order?> Last(CancellationToken cancellationToken)
            {
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    if (orders[0].IsPaid)
                        return orders[0];
                }

                return null;
            }
            """) { Kind = CodeKind.Member },
        Drain("a row is written", "no-tracking 3", work: "foreach (var order in orders) order.Note = null;"),
        Drain("a child of a row is written", "no-tracking 3",
            pages: "db.Orders.Include(o => o.Lines).OrderBy(o => o.Id)", work: """
            foreach (var order in orders)
            {
                foreach (var line in order.Lines)
                    line.Quantity = 0;
            }
            """),
        Drain("the children of a row are let go", "no-tracking 3", pages: "db.Orders.Include(o => o.Lines).OrderBy(o => o.Id)",
            work: "foreach (var order in orders) order.Lines.Clear();"),
        Drain("a row is removed", "no-tracking 4", work: "if (orders[0].IsPaid) db.Remove(orders[0]);"),
        Drain("a row is the principal of a new one", "no-tracking 4", before: "var made = new List<Invoice>();",
            work: "made.Add(new Invoice { Order = orders[0] });", after: """
            db.Invoices.AddRange(made);
            await db.SaveChangesAsync(cancellationToken);
            """),
        new(Id, "a row is the principal of what the caller saves", ["no-tracking 4"], """
            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                db.Invoices.AddRange(await Invoices(cancellationToken));
                return await db.SaveChangesAsync(cancellationToken);
            }

            private async Task<List<Invoice>> Invoices(CancellationToken cancellationToken)
            {
                var made = new List<Invoice>();
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    foreach (var order in orders)
                        made.Add(new Invoice { Order = order });
                }

                return made;
            }
            """) { Kind = CodeKind.Member },
        Drain("the entry of a row is asked for", "no-tracking 4",
            work: "sum += db.Entry(orders[0]).State == EntityState.Unchanged ? 1 : 0;"),
        Drain("a row is compared with another", "no-tracking 5", before: "Order? first = null;", work: """
            if (first == orders[0])
                sum++;
            """),
        Drain("rows are counted by a set", "no-tracking 5", before: "var seen = new HashSet<Order>();",
            work: "foreach (var order in orders) seen.Add(order);", after: "return seen.Count;"),
        Drain("principals that rows share", "no-tracking 6", pages: "db.Orders.Include(o => o.Customer).OrderBy(o => o.Id)",
            work: "foreach (var order in orders) sum += order.Customer.Name.Length;"),
        Drain("an include that the model makes", "no-tracking 6") with
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"),
        },
        Drain("an include back to where it came from", "no-tracking 6",
            pages: "db.Orders.Include(o => o.Lines).ThenInclude(l => l.Order).OrderBy(o => o.Id)",
            work: "foreach (var order in orders) sum += order.Lines.Count(l => l.Order.IsPaid);"),
        Drain("a navigation that tracking fills", "no-tracking 7", before: "var customers = db.Customers.ToList();",
            work: "foreach (var order in orders) sum += order.Customer.Name.Length + customers.Count;"),
        Drain("a navigation that is loaded when it is read", "no-tracking 7",
            work: "foreach (var order in orders) sum += order.Lines.Count;") with
        {
            Setup = Setup.Runtime.Configuring("options.UseLazyLoadingProxies();")
                .WithFile("""
                    namespace Microsoft.EntityFrameworkCore;

                    public static class Proxies
                    {
                        public static void UseLazyLoadingProxies(this DbContextOptionsBuilder options) => _ = options;
                    }
                    """),
        },
        Drain("rows are saved before", "no-tracking 8", before: "db.Orders.Add(new Order()); db.SaveChanges();"),
        Drain("the tracker is asked afterwards", "no-tracking 8", after: "return sum + db.ChangeTracker.Entries().Count();"),
        Drain("a row is found afterwards", "no-tracking 8", after: "return sum + (db.Orders.Find(1)?.Total ?? 0);"),
        new(Id, "a row was changed but not saved", ["no-tracking 8"], """
            public async Task<decimal> Run(Order changed, CancellationToken cancellationToken)
            {
                changed.Total = 1000;
                var sum = 0m;
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    sum += orders.Sum(o => o.Total);
                }

                return sum;
            }
            """) { Kind = CodeKind.Member },
        Drain("rows that were read before they were raised", "no-tracking 8", before: """
            var sum = db.Orders.ToList().Sum(o => o.Total);
            await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Total, o => o.Total + 1), cancellationToken);
            """, declaresSum: false),
        new(Id, "rows that are raised between two drains", ["no-tracking 8"], """
            var sum = 0m;
            for (var round = 0; round < 2; round++)
            {
                for (var page = 0; ; page++)
                {
                    var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToListAsync(cancellationToken);
                    if (orders.Count == 0)
                        break;
                    sum += orders.Sum(o => o.Total);
                }

                await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Total, o => o.Total + 1), cancellationToken);
            }

            return sum;
            """),
        Drain("somebody listens to what is tracked", "no-tracking 9") with
        {
            Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, _) => Console.WriteLine();"),
        },
    ];

    /// <summary>A loop over pages of tracked orders in which one thing is different.</summary>
    private static TrapCase Drain(
        string name,
        string line,
        string before = "",
        string loop = "for (var page = 0; ; page++)",
        string pages = "db.Orders.OrderBy(o => o.Id)",
        string skip = "page * 100",
        string size = "100",
        string leave = "if (orders.Count == 0) break;",
        string work = "",
        string after = "",
        bool declaresSum = true) => new(Id, name, [line], $$"""
            {{(declaresSum ? "var sum = 0m;" : "")}}
            {{before}}
            {{loop}}
            {
                var orders = await {{pages}}.Skip({{skip}}).Take({{size}}).ToListAsync(cancellationToken);
                {{leave}}
                sum += orders.Count;
                {{work}}
            }

            {{(after.StartsWith("return", StringComparison.Ordinal) ? after : after + "\nreturn sum;")}}
            """);
}
