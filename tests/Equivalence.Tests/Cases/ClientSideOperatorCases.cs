using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Operators over a list that the database may apply, and those that it may not.</summary>
internal static class ClientSideOperatorCases
{
    private const string Id = "ROW1003";

    /// <summary>What the fix changes: the answer stays and fewer rows are read.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "a length in a local, cancelled", """
            var orders = await db.Orders.ToListAsync(cancellationToken);
            return orders.Count;
            """) { Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true },
        new(Id, "a count of those that are paid", "return db.Orders.ToList().Count(o => o.IsPaid);")
        {
            Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true,
        },
        new(Id, "a long length of an array", "return db.OrderLines.AsNoTracking().ToArray().LongLength;")
        {
            Falls = Fall.Rows | Fall.Cells, StopsGrowing = true,
        },
        new(Id, "a count of what was filtered", """
            return (await db.Orders.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false))
                .Where(o => o.Status != OrderStatus.Cancelled).Count();
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "whether any, with bounds in locals", """
            var least = 3;
            const int customer = 5;
            return db.Orders.AsNoTracking().ToList()
                .Any(o => o.Quantity >= least && !(o.Status == OrderStatus.Cancelled || o.CustomerId != customer));
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "whether all, of none and of many", "return (await db.Orders.ToListAsync()).All(o => o.Quantity >= 0);")
        {
            Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true,
        },
        new(Id, "texts that are null and texts that are empty", """
            var without = db.Orders.AsNoTracking().ToList().Count(o => o.Note == null);
            var with = db.Orders.AsNoTracking().ToList().LongCount(o => o.Note != null && o.IsPaid);
            return without + " " + with;
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "a number that may be null against a column", """
            int? none = null;
            int? some = 5;
            var all = db.Customers.AsNoTracking().ToList().Count(c => c.Id != none);
            var few = db.Customers.AsNoTracking().ToList().Count(c => c.Id != some);
            var one = db.Customers.AsNoTracking().ToList().Count(c => !(c.Id == some) && !(c.Id == none));
            return all + " " + few + " " + one;
            """) { Falls = Fall.Rows | Fall.Cells },
        new(Id, "a filter in the database, a sum in memory", """
            var paid = db.Orders.ToList().Where(o => o.IsPaid).Sum(o => o.Total);
            return paid;
            """) { Falls = Fall.Rows | Fall.Cells | Fall.Tracked },
        new(Id, "a filter in the database, groups in memory", """
            var orders = await db.Orders.AsNoTracking().ToListAsync(cancellationToken);
            var byStatus = orders.Where(o => o.Quantity > 2).GroupBy(o => o.Status).OrderBy(g => g.Key).ToList();
            var text = new StringBuilder();
            foreach (var group in byStatus)
                text.Append(group.Key).Append(group.Count()).Append(group.Sum(o => o.Total));
            return text.ToString();
            """) { Falls = Fall.Rows | Fall.Cells },
        new(Id, "a filter and a choice of columns in an order", """
            var rows = (await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken).ConfigureAwait(false))
                .Where(o => o.IsPaid && o.Quantity > 2)
                .Select(o => new { o.Id, o.Note, o.Number })
                .ToList();
            var text = new StringBuilder();
            foreach (var row in rows)
                text.Append(row.Id).Append(row.Note ?? "-").Append(row.Number).Append('|');
            return text.ToString();
            """) { Falls = Fall.Rows | Fall.Cells },
        new(Id, "columns in a record of the program", """
            public record Line(int Id, string Number, string? Note);

            public object? Run()
            {
                var lines = db.Orders.OrderByDescending(o => o.Id).ToList()
                    .Select(o => new Line(o.Id, o.Number, o.Note)).ToArray();
                return string.Join('|', lines.Select(l => l.ToString()));
            }
            """) { Kind = CodeKind.Member, Falls = Fall.Cells | Fall.Tracked },
        new(Id, "columns in an object of the program", """
            public class Item
            {
                public int Number { get; set; }
                public string? Text { get; set; }
            }

            public async Task<object?> Run(CancellationToken cancellationToken)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).ToListAsync(cancellationToken);
                var items = orders.Select(o => new Item { Number = o.Quantity, Text = o.Note }).ToList();
                return string.Join('|', items.Select(i => i.Number + ":" + i.Text));
            }
            """) { Kind = CodeKind.Member, Falls = Fall.Cells | Fall.Tracked },
        new(Id, "the first by a total order with ties, or none", """
            var first = db.Orders.OrderByDescending(o => o.Quantity).ThenBy(o => o.Id).ToList().FirstOrDefault(o => o.IsPaid);
            return first == null ? "none" : first.Number + first.Note;
            """) { Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true },
        new(Id, "the first of none is an error", """
            return (await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken)).First().Number;
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "the top ten by a total order with ties", """
            var orders = db.Orders.AsNoTracking().OrderByDescending(o => o.Status).ThenByDescending(o => o.Id).ToList();
            var top = orders.Take(10).ToList();
            return string.Join('|', top.Select(o => o.Number + o.Total));
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "a page in the middle", """
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken);
            var page = orders.Where(o => o.IsPaid).Skip(20).Take(10).Select(o => o.Id).ToList();
            return string.Join(',', page);
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "the only one, or not one", """
            try
            {
                return db.Orders.ToList().Single(o => o.Quantity > 3).Number;
            }
            catch (InvalidOperationException)
            {
                return "not one";
            }
            """) { Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true },
        new(Id, "the only one by its key, or null", """
            var order = (await db.Orders.AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault(o => o.Id == 7);
            return order?.Number ?? "none";
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "the highest, and of none an error", "return db.Orders.ToList().Max(o => o.Quantity);")
        {
            Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true,
        },
        new(Id, "the lowest of an enum", """
            var orders = await db.Orders.AsNoTracking().ToListAsync(cancellationToken);
            return orders.Where(o => o.IsPaid).Min(o => o.Status).ToString();
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "query syntax in a local", """
            var bought =
                from order in db.Orders
                where order.Quantity > 1
                select order;
            return bought.ToList().Count(o => !o.IsPaid);
            """) { Falls = Fall.Rows | Fall.Cells | Fall.Tracked, StopsGrowing = true },
        new(Id, "a query that is composed on a condition", """
            public async Task<object?> Run(CancellationToken cancellationToken) =>
                await Count(true, cancellationToken) + " " + await Count(false, cancellationToken);

            private async Task<int> Count(bool paid, CancellationToken cancellationToken)
            {
                IQueryable<Order> orders = db.Orders.AsNoTracking();
                if (paid)
                    orders = orders.Where(o => o.IsPaid);
                return (await orders.ToListAsync(cancellationToken)).Count(o => o.Quantity == 3);
            }
            """) { Kind = CodeKind.Member, Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "a local function that is asked twice", """
            return Orders(5) + " " + Orders(6);

            int Orders(int customer) => db.Orders.AsNoTracking().ToList().Count(o => o.CustomerId == customer);
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
        new(Id, "a filter that hides rows, and then others are deleted", """
            var open = (await db.Invoices.AsNoTracking().ToListAsync(cancellationToken)).Count(i => i.OrderId > 3);
            await db.AccessTokens.Where(t => t.Id > 5).ExecuteDeleteAsync(cancellationToken);
            return open;
            """) { Falls = Fall.Rows | Fall.Cells },
        new(Id, "a token that is cancelled, and an answer", """
            using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            source.Cancel();
            try
            {
                return (await db.Orders.ToListAsync(source.Token)).Count;
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
            """),
        new(Id, "a token that is cancelled, and a list", """
            using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            source.Cancel();
            try
            {
                var orders = await db.Orders.ToListAsync(source.Token);
                return orders.Where(o => o.IsPaid).ToList().Count;
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
            """),
        new(Id, "an argument of a call that was there before", """
            var text = new StringBuilder();
            var orders = db.Orders.AsNoTracking().ToList();
            text.Append(orders.Count(o => o.IsPaid));
            return text.ToString();
            """) { Falls = Fall.Rows | Fall.Cells, StopsGrowing = true },
    ];

    /// <summary>What must be left, or be reviewed.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. Reduction(),
        .. Filtering(),
        .. Projection(),
    ];

    private static IEnumerable<TrapCase> Reduction() =>
    [
        new(Id, "a list that is counted and then used", ["reduction 1"], """
            var orders = await db.Orders.AsNoTracking().ToListAsync(cancellationToken);
            var paid = orders.Count(o => o.IsPaid);
            return paid + orders.Sum(o => o.Total);
            """),
        new(Id, "a sum that may overflow", ["reduction 2"], "return db.Orders.AsNoTracking().ToList().Sum(o => o.Quantity);"),
        new(Id, "an average of none", ["reduction 2"], "return db.Orders.AsNoTracking().ToList().Average(o => o.Quantity);"),
        new(Id, "a sum of what was filtered", ["reduction 2"], """
            return db.Orders.AsNoTracking().ToList().Sum(o => o.Total);
            """),
        new(Id, "the highest of flags, which not every database orders", ["reduction 2"], """
            return db.Orders.AsNoTracking().ToList().Max(o => o.IsPaid);
            """),
        new(Id, "the highest of comparisons", ["reduction 2"],
            "return db.Orders.AsNoTracking().ToList().Min(o => o.Quantity > 3);"),
        new(Id, "the highest of a column of flags", ["reduction 2"], """
            return db.Orders.AsNoTracking().Select(o => o.IsPaid).ToList().Max();
            """),
        new(Id, "the highest of numbers cut short", ["reduction 2", "filtering 1"], """
            return db.Orders.AsNoTracking().ToList().Max(o => (byte)o.Quantity);
            """),
        new(Id, "rows with a principal that a filter may hide", ["reduction 3"], """
            return db.Invoices.Include(i => i.Order).AsNoTracking().ToList().Count;
            """),
        new(Id, "a principal that the model includes", ["reduction 3"], "return db.Orders.AsNoTracking().ToList().Count;")
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"),
        },
        new(Id, "a tree that is loaded whole for its roots", ["reduction 3"], """
            using System.Collections.Generic;
            using System.Linq;
            using Microsoft.EntityFrameworkCore;

            namespace Shop.Jobs;

            public class Node
            {
                public int Id { get; set; }
                public int? ParentId { get; set; }
                public Node? Parent { get; set; }
                public List<Node> Children { get; set; } = [];
            }

            public class Trees : DbContext
            {
                public DbSet<Node> Nodes => Set<Node>();

                public List<Node> Roots() => Nodes.ToList().Where(n => n.ParentId == null).ToList();
            }
            """) { Kind = CodeKind.File },
        new(Id, "rows that are counted as tracked afterwards", ["reduction 4"], """
            var paid = db.Orders.ToList().Count(o => o.IsPaid);
            return paid + " of " + db.ChangeTracker.Entries().Count();
            """),
        new(Id, "rows that complete those of another query", ["reduction 4"], """
            var customer = db.Customers.ToList().First(c => c.Id == 5);
            var text = new StringBuilder(customer.Name);
            foreach (var order in db.Orders.OrderBy(o => o.Id).ToList())
                text.Append(order.Customer.Name);
            return text.ToString();
            """),
        new(Id, "rows that somebody who listens is told of", ["reduction 4"], "return db.Orders.ToList().Count;")
        {
            Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, _) => Console.WriteLine();"),
        },
        new(Id, "prices that are raised between two reads of tracked rows", ["reduction 4"], """
            var before = db.Products.OrderBy(p => p.Id).ToList();
            var sum = 0m;
            foreach (var product in before)
                sum += product.Price;
            await db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Price, p => p.Price + 1), cancellationToken);
            var after = (await db.Products.ToListAsync(cancellationToken)).Where(p => p.CategoryId == 1).Sum(p => p.Price);
            return sum + " " + after;
            """),
        new(Id, "the first of rows that nobody ordered", ["reduction 5"], """
            return db.Orders.AsNoTracking().ToList().First(o => o.IsPaid).Number;
            """),
        new(Id, "some of rows that nobody ordered", ["reduction 5"], """
            var some = db.Orders.AsNoTracking().ToList().Skip(10).Take(10).ToList();
            return string.Join('|', some.Select(o => o.Number));
            """),
        new(Id, "the first of rows that are ordered with ties", ["reduction 5"], """
            var first = await db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).ToListAsync(cancellationToken);
            return first.FirstOrDefault()?.Number;
            """),
        new(Id, "the first of children in the order of their parents", ["reduction 5"], """
            var lines = db.Orders.OrderBy(o => o.Id).SelectMany(o => o.Lines).AsNoTracking().ToList();
            return lines.First().Price;
            """),
        new(Id, "the first by a column that is named like the key", ["reduction 5"], """
            var rows = db.Orders.Select(o => new { Id = o.CustomerId, o.Number }).OrderBy(r => r.Id).ToList();
            return rows.First().Number;
            """),
        new(Id, "the last row, which needs an order turned round", ["reduction 5"], """
            return db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).ToList().Last().Number;
            """),
        new(Id, "rows that are deleted before they are counted", ["reduction 6"], """
            var orders = db.Orders.AsNoTracking().ToList();
            var lines = db.OrderLines.ExecuteDelete();
            var gone = db.Orders.ExecuteDelete();
            return lines + gone + orders.Count;
            """),
        new(Id, "rows that are deleted in the expression that counts them", ["reduction 6"], """
            var tokens = await db.AccessTokens.AsNoTracking().ToListAsync(cancellationToken);
            return await db.AccessTokens.ExecuteDeleteAsync(cancellationToken) + " of " + tokens.Count;
            """),
        new(Id, "a bound that changes before the rows are counted", ["reduction 6"], """
            var least = 1;
            var orders = db.Orders.AsNoTracking().ToList();
            return (least = 3) + orders.Count(o => o.Quantity > least);
            """),
        new(Id, "a filter that changes while it is enumerated", ["reduction 6"], """
            var least = 5;
            var sum = 0;
            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().Where(o => o.Quantity > least))
                sum += least = order.Quantity;
            return sum;
            """),
        new(Id, "rows that are written while they are filtered", ["reduction 6"], """
            var count = 0;
            foreach (var order in db.Orders.AsNoTracking().ToList().Where(o => !o.IsPaid))
            {
                order.IsPaid = true;
                count++;
            }

            return count;
            """),
        new(Id, "a bound that the operator behind the filter moves", ["reduction 6"], """
            var least = 0;
            var rising = db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().Where(o => o.Quantity > least)
                .Select(o => least = o.Quantity).ToList();
            return string.Join('|', rising);
            """),
        new(Id, "a filter that waits until it is enumerated", ["reduction 6"], """
            public object? Run() => Paid().Count();

            private IEnumerable<Order> Paid() => db.Orders.AsNoTracking().ToList().Where(o => o.IsPaid);
            """) { Kind = CodeKind.Member },
        new(Id, "a choice that may leave the list alone", ["reduction 6"], """
            var orders = db.Orders.AsNoTracking().ToList();
            return DateTime.Now.Year > 2000 ? orders.Count : 0;
            """),
        new(Id, "a row that was changed but not saved", ["reduction 4", "no-tracking 8"], """
            public object? Run() => Paid(db.Orders.OrderBy(o => o.Id).First());

            private int Paid(Order order)
            {
                order.IsPaid = true;
                return db.Orders.ToList().Count(o => o.IsPaid);
            }
            """) { Kind = CodeKind.Member },
    ];

    private static IEnumerable<TrapCase> Filtering() =>
    [
        Filter("a computation", "filtering 1", "o.Quantity + 1 > 5"),
        Filter("a pattern", "filtering 1", "o is { IsPaid: true }"),
        Filter("a number cut short", "filtering 1", "(byte)o.Quantity == 3"),
        Filter("equality of texts", "filtering 2", "o.Number == \"A1\""),
        Filter("equality of texts in a local", "filtering 2", "o.Note == text"),
        Filter("equality of money", "filtering 2", "o.Total == 9.99m"),
        Filter("an order of money", "filtering 2", "o.Total > 9.99m"),
        Filter("a whole number equal to money", "filtering 2", "o.Quantity == money"),
        Filter("a whole number above a real one", "filtering 2", "o.Quantity > real"),
        Filter("a date after a value", "filtering 3", "o.PlacedAt > start"),
        Filter("a date equal to a value", "filtering 3", "o.PlacedAt == start"),
        new(Id, "an enum that is stored as text", ["filtering 4"], """
            return db.Orders.AsNoTracking().ToList().Count(o => o.Status == OrderStatus.Placed);
            """)
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Property(o => o.Status).HasConversion<string>();"),
        },
        new(Id, "an order of an enum whose column is of text", ["filtering 4"], """
            return db.Orders.AsNoTracking().ToList().Count(o => o.Status > OrderStatus.Placed);
            """)
        {
            Setup = Setup.Runtime.Modelling(
                "modelBuilder.Entity<Order>().Property(o => o.Status).HasColumnType(\"varchar(20)\");"),
        },
        Filter("a call", "filtering 5", "o.Number.StartsWith(text)"),
        Filter("a length", "filtering 5", "o.Number.Length > 3"),
        new(Id, "the number of the element", ["filtering 5"], """
            return db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().Where((o, i) => i > 5 && o.IsPaid).Count();
            """),
        new(Id, "a computed member", ["filtering 5"], """
            return db.Set<Scan>().AsNoTracking().ToList().Count(s => s.IsLarge);
            """) { Setup = Setup.Runtime.WithFile(Scans).Modelling("modelBuilder.Entity<Scan>();") },
        new(Id, "a member that is not stored", ["filtering 5"], """
            return db.Set<Scan>().AsNoTracking().ToList().Count(s => s.IsNew);
            """) { Setup = Setup.Runtime.WithFile(Scans).Modelling("modelBuilder.Entity<Scan>();") },
        new(Id, "a filter with a comparer of its own", ["filtering 5"], """
            var names = new List<string> { "a1" };
            return db.Orders.AsNoTracking().ToList()
                .Where(o => names.Contains(o.Number, StringComparer.OrdinalIgnoreCase)).Count();
            """),
        Filter("a member of a navigation", "filtering 6", "o.Customer.CountryId == 1"),
        Filter("a member of another object", "filtering 7", "o.Quantity > given.Quantity"),
        Filter("a field", "filtering 7", "o.Quantity > _least"),
        Filter("the clock", "filtering 7", "o.Quantity > DateTime.Now.Day"),
        new(Id, "an order of a column that may be null", ["filtering 8"], """
            return db.Set<Scan>().AsNoTracking().ToList().Count(s => !(s.Pages > 5));
            """) { Setup = Setup.Runtime.WithFile(Scans).Modelling("modelBuilder.Entity<Scan>();") },
        Filter("an order against a value that may be null", "filtering 8", "!(o.Quantity > most)"),
        Filter("a list of values", "filtering 9", "ids.Contains(o.Id)"),
        new(Id, "nulls that are compared as SQL does", ["filtering 10"], """
            return db.Orders.AsNoTracking().ToList().Count(o => o.Note != null);
            """)
        {
            Setup = Setup.Runtime.Configuring("options.UseNpgsql(\"Host=shop\", npgsql => npgsql.UseRelationalNulls());"),
        },
    ];

    /// <summary>A choice of columns over a list is a projection.</summary>
    private static IEnumerable<TrapCase> Projection() =>
    [
        new(Id, "money cut down to whole numbers", ["filtering 1"], """
            var whole = db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList()
                .Select(o => new { o.Id, Whole = (int)o.Total }).ToList();
            return string.Join('|', whole.Select(w => w.Whole));
            """),
        new(Id, "money cut down to whole numbers, alone", ["filtering 1"], """
            return string.Join('|', db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().Select(o => (int)o.Total).ToList());
            """),
        new(Id, "columns of a row that a computation joins", ["filtering 1"], """
            var rows = db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList()
                .Select(o => new { Text = o.Number + o.Note }).ToList();
            return string.Join('|', rows.Select(r => r.Text));
            """),
        new(Id, "a member that is not stored, as a column", ["filtering 5"], """
            var flags = db.Set<Scan>().AsNoTracking().ToList().Select(s => new { s.Id, s.IsNew }).ToList();
            return flags.Count(f => f.IsNew);
            """) { Setup = Setup.Runtime.WithFile(Scans).Modelling("modelBuilder.Entity<Scan>();") },
        new(Id, "a member of a navigation, as a column", ["filtering 6"], """
            var names = db.Orders.AsNoTracking().ToList().Select(o => o.Customer.Name).ToList();
            return names.Count;
            """),
        new(Id, "columns of rows that an interceptor sees being made", ["projection 8"], """
            return string.Join('|', db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().Select(o => o.Number).ToList());
            """) { Setup = Setup.Runtime.Configuring("options.AddInterceptors();") },
    ];

    private const string Scans = """
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        public class Scan
        {
            public int Id { get; set; }
            public int Size { get; set; }
            public int? Pages { get; set; }
            [NotMapped] public bool IsNew { get; set; }
            public bool IsLarge => Size > 1000;
        }
        """;

    /// <summary>A condition in a method that has all that conditions are about.</summary>
    private static TrapCase Filter(string name, string line, string condition) => new(Id, name, [line], $$"""
        private readonly int _least = DateTime.Now.Day;

        public object? Run() => Filtered(new Order(), new(2026, 2, 3), [1, 2, 3], null, 3m, 2.5, "a");

        private object? Filtered(Order given, DateTime start, List<int> ids, int? most, decimal money, double real, string text)
        {
            Console.WriteLine($"{_least}{given.Quantity}{start}{ids.Count}{most}{money}{real}{text}");
            return db.Orders.AsNoTracking().ToList().Count(o => {{condition}});
        }
        """) { Kind = CodeKind.Member };
}
