using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Single entities that are loaded for a value, and those that are needed.</summary>
internal static class EntityForOneValueCases
{
    private const string Id = "ROW3003";

    /// <summary>What the fix changes: the same values, but not the columns that nobody looks at.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "a number by key", """
            var order = db.Orders.FirstOrDefault(o => o.Id == 7);
            return order is null ? "none" : order.Number;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "two values, asynchronous, cancelled", """
            var order = await db.Orders.SingleOrDefaultAsync(o => o.Id == 7, cancellationToken);
            return order == null ? "none" : order.Number + order.Total;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a note that is null, and no row at all", """
            var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == 8, cancellationToken).ConfigureAwait(false);
            return (order?.Note ?? "null") + (db.Orders.FirstOrDefault(o => o.Id == -1)?.Note ?? "none");
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "the first in order", """
            return db.Orders.OrderBy(o => o.Id).First().Number;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "the last by a descending key, with a condition", """
            var order = db.Orders.OrderByDescending(o => o.Id).FirstOrDefault(o => o.Quantity > 1);
            return order?.Total ?? -1m;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "no tracking", """
            var order = db.Orders.AsNoTracking().SingleOrDefault(o => o.Id == 3);
            return order?.Number ?? "none";
            """) { Falls = Fall.Cells },
        new(Id, "a filter before", """
            var order = await db.Orders.Where(o => o.Id == 5).SingleOrDefaultAsync();
            return order is not null && order.IsPaid;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a unique column", """
            var token = await db.AccessTokens.OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);
            return token?.Checksum ?? "none";
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a status that is an enum", """
            var order = db.Orders.FirstOrDefault(o => o.Id == 9);
            if (order is null)
                return "none";
            return order.Status.ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "no row throws", """
            return db.Orders.Single(o => o.Id == -5).Number;
            """) { Throws = "System.InvalidOperationException" },
        new(Id, "several rows throw", """
            return db.Orders.Single(o => o.Quantity > 0).Number;
            """) { Throws = "System.InvalidOperationException" },
        new(Id, "query syntax", """
            var order = (from o in db.Orders where o.Id == 2 select o).SingleOrDefault();
            return (order?.Quantity ?? 0) + 1;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a chain over lines", """
            var order = await db.Orders // by key
                .Where(o => o.Quantity > 0)
                .FirstOrDefaultAsync(o => o.Id == 3, cancellationToken); // at most one
            return order?.Number ?? "none";
            """) { Falls = Fall.Cells | Fall.Tracked },
    ];

    /// <summary>Rows that must come whole, or may be others without.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Id, "the first of all, whichever that is", ["one row 1"], """
            Console.WriteLine(db.Orders.First().Number);
            """),
        new(Id, "the first that passes a condition", ["one row 1"], """
            Console.WriteLine(db.Orders.AsNoTracking().First(o => o.IsPaid).Number);
            """),
        new(Id, "the first of an order with ties", ["one row 1"], """
            Console.WriteLine(db.Orders.OrderBy(o => o.Total).First().Number);
            """),
        new(Id, "a default of its own", ["one row 2"], """
            Console.WriteLine(db.Orders.FirstOrDefault(o => o.Id == 7, new Order()).Number);
            """),
        new(Id, "entities of the type are edited", ["one row 3"], """
            var mine = new Order();
            mine.Number = "new";
            Console.WriteLine(mine.Number + db.Orders.First(o => o.Id == 7).Number);
            """),
        new(Id, "a method that is called edits entities of the type", ["one row 3"], """
            public decimal Run()
            {
                Discount();
                return db.Orders.First(o => o.Id == 7).Total;
            }

            private void Discount() => db.Orders.OrderBy(o => o.Id).First().Total = 1;
            """) { Kind = CodeKind.Member },
        new(Id, "another query relies on what is tracked", ["one row 3"], """
            Console.WriteLine(db.Customers.First(c => c.Id == 7).Name);
            foreach (var order in db.Orders.OrderBy(o => o.Id).Take(5).ToList())
                Console.WriteLine(order.Customer?.Name);
            """),
        new(Id, "another query shows what is tracked", ["one row 3"], """
            Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);
            foreach (var customer in db.Customers.OrderBy(c => c.Id).Take(5).ToList())
                Console.WriteLine(customer);
            """),
        new(Id, "a property that is computed", ["projection 2"], """
            Console.WriteLine(db.Set<Box>().First(b => b.Id == 7).Size);
            """) { Setup = Setup.Runtime.WithFile(Boxes) },
        new(Id, "the row is saved", ["projection 8"], """
            Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);
            db.SaveChanges();
            """),
        new(Id, "interceptors", ["projection 8"], """
            Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);
            """) { Setup = Setup.Runtime.Configuring("options.AddInterceptors();") },
        new(Id, "somebody counts what is tracked", ["projection 8"], """
            Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);
            """) { Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, _) => { };") },
        new(Id, "the row is handed on", ["projection 1"], """
            var order = db.Orders.First(o => o.Id == 7);
            Console.WriteLine(order.Number);
            Console.WriteLine(order);
            """),
        new(Id, "the type is named", ["projection 9"], """
            Order order = db.Orders.First(o => o.Id == 7);
            Console.WriteLine(order.Number);
            """),
        new(Id, "a navigation is read", ["projection 5"], """
            var order = db.Orders.First(o => o.Id == 7);
            Console.WriteLine(order.Number + order.Customer?.Name);
            """),
        new(Id, "a join may take the row away", ["projection 6"], """
            Console.WriteLine(db.Orders.Include(o => o.Customer).First(o => o.Id == 7).Number);
            """),
    ];

    private const string Boxes = """
        namespace Shop;

        public class Box
        {
            public int Id { get; set; }
            public int Width { get; set; }
            public int Height { get; set; }
            public string Name { get; set; } = "";
            public string Colour { get; set; } = "";
            public int Size => Width * Height;
        }
        """;
}
