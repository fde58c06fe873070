using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Lists of rows of which few columns are read, and rows that must come whole.</summary>
internal static class UnusedColumnsCases
{
    private const string Id = "ROW3002";

    /// <summary>What the fix changes: the same values, but not the columns that nobody looks at.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "two columns of a list", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            var text = new StringBuilder();
            foreach (var order in orders)
                text.Append(order.Number).Append('|');
            return text.Append(orders.Count).ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "asynchronous, cancelled and configured, over lines", """
            var orders = await db.Orders // all of them
                .Where(o => o.Quantity > 2)
                .OrderByDescending(o => o.Total)
                .ThenBy(o => o.Id) // no ties
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            var hash = 17L;
            foreach (var order in orders)
                hash = hash * 31 + order.Id;
            return hash + orders.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "without tracking", """
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync();
            return orders.Count + orders.Sum(o => o.Quantity + 1L);
            """) { Falls = Fall.Cells },
        new(Id, "an array, by position", """
            var orders = db.Orders.OrderBy(o => o.Id).ToArray();
            return orders.Length == 0 ? "none" : orders[0].Number + orders[^1].Number;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "notes that are null", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            var text = new StringBuilder();
            foreach (var order in orders)
                text.Append(order.Note ?? "null");
            return text.Append(orders.Count).ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "two passes, one that stops early", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            var seen = 0L;
            foreach (var order in orders)
                seen += order.Quantity;
            foreach (var order in orders)
            {
                if (order.Id > 300)
                    break;
                seen = seen * 3 + order.Id;
            }

            return seen;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a pass that throws", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            var seen = orders.Count;
            foreach (var order in orders)
            {
                seen += order.Quantity;
                if (seen > 500)
                    throw new InvalidOperationException(order.Number);
            }

            return seen;
            """) { Falls = Fall.Cells | Fall.Tracked, Throws = "System.InvalidOperationException" },
        new(Id, "orders of a customer, one pass", """
            var text = new StringBuilder();
            foreach (var order in db.Orders.Where(o => o.CustomerId == 1).OrderBy(o => o.Id).ToList())
                text.Append(order.Number);
            return text.ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "query syntax", """
            var orders = (from o in db.Orders where o.Quantity > 1 orderby o.Id select o).ToList();
            var sum = 0m;
            foreach (var order in orders)
                sum = sum * 0.5m + order.Total;
            return sum.ToString("F3", System.Globalization.CultureInfo.InvariantCulture) + orders.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "orders that are sorted and grouped in memory", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            var counts = new SortedDictionary<int, int>();
            foreach (var order in orders)
                counts[order.Quantity] = counts.GetValueOrDefault(order.Quantity) + 1;
            return string.Join(",", counts) + orders.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "columns that a local function reads", """
            var orders = db.Orders.OrderBy(o => o.Id).ToList();
            return Length() + orders.Count;
            long Length()
            {
                var length = 0L;
                foreach (var order in orders)
                    length = length * 31 + order.Number.Length;
                return length;
            }
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a query that is composed under a condition", """
            IQueryable<Order> query = db.Orders.OrderBy(o => o.Id);
            if (cancellationToken.CanBeCanceled)
                query = query.Where(o => o.Quantity > 3);
            var orders = await query.ToListAsync(cancellationToken);
            var sum = 0L;
            foreach (var order in orders)
                sum = sum * 31 + order.Id;
            return sum + orders.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
    ];

    /// <summary>Rows that must come whole, or may be others without.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Id, "rows are handed on", ["projection 1"], """
            var orders = db.Orders.ToList();
            foreach (var order in orders)
                Console.WriteLine(order);
            Console.WriteLine(orders.Count + orders[0].Number);
            """),
        new(Id, "a getter with logic", ["projection 2"], """
            var boxes = db.Set<Box>().ToList();
            foreach (var box in boxes)
                Console.WriteLine(box.Name);
            Console.WriteLine(boxes.Count);
            """) { Setup = Setup.Runtime.WithFile(Boxes) },
        new(Id, "two rows are compared", ["projection 4"], """
            var orders = db.Orders.ToList();
            foreach (var order in orders)
                Console.WriteLine(order == orders[0] ? order.Number : "");
            Console.WriteLine(orders.Count);
            """),
        new(Id, "a navigation is read", ["projection 5"], """
            var orders = db.Orders.ToList();
            foreach (var order in orders)
                Console.WriteLine(order.Customer?.Name + order.Number);
            Console.WriteLine(orders.Count);
            """),
        new(Id, "a join may take rows away", ["projection 6"], """
            var orders = db.Orders.Include(o => o.Customer).ToList();
            foreach (var order in orders)
                Console.WriteLine(order.Number);
            Console.WriteLine(orders.Count);
            """),
        new(Id, "what is tracked is saved", ["projection 8"], """
            var orders = db.Orders.ToList();
            foreach (var order in orders)
                Console.WriteLine(order.Number);
            Console.WriteLine(orders.Count);
            db.SaveChanges();
            """),
        new(Id, "interceptors", ["projection 8"], """
            var orders = db.Orders.ToList();
            foreach (var order in orders)
                Console.WriteLine(order.Number);
            Console.WriteLine(orders.Count);
            """) { Setup = Setup.Runtime.Configuring("options.AddInterceptors();") },
        new(Id, "the type is named", ["projection 9"], """
            List<Order> orders = db.Orders.ToList();
            foreach (var order in orders)
                Console.WriteLine(order.Number);
            Console.WriteLine(orders.Count);
            """),
    ];

    private const string Boxes = """
        namespace Shop;

        public class Box
        {
            private string _name = "";

            public int Id { get; set; }
            public int A { get; set; }
            public int B { get; set; }
            public int C { get; set; }
            public int D { get; set; }
            public int E { get; set; }
            public string Name { get => _name.Trim(); set => _name = value; }
        }
        """;
}
