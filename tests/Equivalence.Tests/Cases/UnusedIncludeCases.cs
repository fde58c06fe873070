using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Queries that include what nobody reads, and those whose includes matter.</summary>
internal static class UnusedIncludeCases
{
    private const string Id = "ROW3005";

    /// <summary>What the fix changes: the same rows in the same order, but not what comes with them.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "lines of orders in a list", """
            var orders = db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList();
            var hash = 17L;
            foreach (var order in orders)
                hash = hash * 31 + order.Id + order.Quantity;
            return hash + orders.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "lines and their products, cancelled and configured", """
            var orders = await db.Orders // all of them
                .Include(o => o.Lines)
                    .ThenInclude(l => l.Product) // images and all
                .Where(o => o.Quantity > 2)
                .OrderByDescending(o => o.Total)
                .ThenBy(o => o.Id)
                .Take(5_000)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            var text = new StringBuilder();
            foreach (var order in orders)
                text.Append(order.Number).Append(order.Note ?? "-").Append('|');
            return text.Append(orders.Count).ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a stream without tracking", """
            var sum = 0m;
            await foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).OrderBy(o => o.Id).AsAsyncEnumerable())
                sum += order.Total * order.Quantity;
            return sum;
            """) { Falls = Fall.Cells },
        new(Id, "a count", "return db.Orders.Include(o => o.Lines).Count(o => o.IsPaid);") { Shows = ["includes 6"] },
        new(Id, "a question, asynchronous", """
            return await db.Customers.Include(c => c.Orders).ThenInclude(o => o.Lines).AnyAsync(c => c.Id > 3, cancellationToken);
            """),
        new(Id, "a projection of columns", """
            var hash = 17L;
            foreach (var row in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).Select(o => new { o.Number, o.Note }).ToList())
                hash = hash * 31 + row.Number.Length * 7 + (row.Note ?? "null").Length;
            return hash;
            """),
        new(Id, "a projection that reads what it includes", """
            var sum = 0L;
            foreach (var row in db.Orders.Include(o => o.Customer).OrderBy(o => o.Id).Select(o => new { o.Id, o.Customer.Name }).ToList())
                sum = sum * 31 + row.Id + row.Name.Length;
            return sum;
            """),
        new(Id, "one row by its key", """
            var order = await db.Orders.Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == 7, cancellationToken);
            return order is null ? "none" : order.Number + order.Total;
            """) { Falls = Fall.Tracked },
        new(Id, "no row", """
            var order = db.Orders.Include(o => o.Lines).FirstOrDefault(o => o.Id == -7);
            return order?.Number ?? "none";
            """),
        new(Id, "a loop that stops early", """
            var seen = 0;
            foreach (var order in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList())
            {
                if (order.Quantity == 9)
                    break;
                seen += order.Id;
            }

            return seen;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a helper that reads a column", """
            var length = 0L;
            foreach (var order in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                length = length * 31 + LengthOf(order);
            return length;
            static int LengthOf(Order one) => one.Number.Length + (one.Note ?? "").Length;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "one of two includes is read", """
            var text = 0L;
            foreach (var order in db.Orders.Include(o => o.Customer).Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                text = text * 31 + order.Customer.Name.Length + order.Id;
            return text;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "lines that pass a filter", """
            var total = 0m;
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines.Where(l => l.Quantity > 1)).OrderBy(o => o.Id).ToList())
                total += order.Total;
            return total;
            """) { Falls = Fall.Cells },
        new(Id, "query syntax, and a throw", """
            var seen = 0;
            foreach (var order in (from o in db.Orders.Include(x => x.Lines) where o.Quantity > 1 orderby o.Id select o).ToList())
            {
                seen += order.Quantity;
                if (seen > 500)
                    throw new InvalidOperationException(order.Number);
            }

            return seen;
            """) { Falls = Fall.Cells | Fall.Tracked, Throws = "System.InvalidOperationException" },
        new(Id, "the greatest of all", "return db.Orders.Include(o => o.Lines).Max(o => (int?)o.Id) ?? -1;"),
    ];

    /// <summary>Includes that matter, or may.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Id, "lines are read", ["includes 1"], """
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number + order.Lines.Count);
            """),
        new(Id, "rows are handed to code that is not seen", ["includes 1"], """
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).OrderBy(o => o.Id).ToList())
            {
                Console.WriteLine(order.Number);
                Console.WriteLine(order);
            }
            """),
        new(Id, "another navigation is read, which may be filled", ["includes 1"], """
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number + order.Customer?.Name);
            """),
        new(Id, "what is tracked is saved", ["includes 2"], """
            foreach (var order in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number);
            db.SaveChanges();
            """),
        new(Id, "another query reads what this one fills", ["includes 2"], """
            foreach (var order in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number);
            foreach (var line in db.OrderLines.OrderBy(l => l.Id).Take(5).ToList())
                Console.WriteLine(line.Order?.Number);
            """),
        new(Id, "somebody counts what is tracked", ["includes 2"], """
            foreach (var order in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number);
            """) { Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, _) => { };") },
        new(Id, "a required reference that may lead nowhere", ["includes 3"], """
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Customer).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number);
            """),
        new(Id, "a filter that hides what is referred to", ["includes 3"], """
            Console.WriteLine(db.Orders.Include(o => o.Customer).Count());
            """) { Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Customer>().HasQueryFilter(c => c.CountryId != 3);") },
        new(Id, "no order", ["includes 4"], """
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).ToList())
                Console.WriteLine(order.Number);
            """),
        new(Id, "an order with ties", ["includes 4"], """
            foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines).OrderBy(o => o.Total).ToList())
                Console.WriteLine(order.Number);
            """),
        new(Id, "the first of several", ["includes 4"], """
            Console.WriteLine(db.Orders.AsNoTracking().Include(o => o.Lines).First(o => o.IsPaid).Number);
            """),
        new(Id, "interceptors", ["includes 5"], """
            foreach (var order in db.Orders.Include(o => o.Lines).OrderBy(o => o.Id).ToList())
                Console.WriteLine(order.Number);
            """) { Setup = Setup.Runtime.Configuring("options.AddInterceptors();") },
    ];
}
