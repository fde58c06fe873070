using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>ROW1004: a query ends before an operator that the database could run.</summary>
internal static class EarlyClientEvaluationCases
{
    private const string Rule = "ROW1004";
    private const Fall All = Fall.Tracked | Fall.Rows | Fall.Cells;

    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Rule, "a count", "return db.Orders.AsEnumerable().Count(o => o.Status == OrderStatus.Shipped);")
        {
            Falls = All, StopsGrowing = true,
        },
        new(Rule, "a count, awaited, cancelled and configured", """
            return await db.Orders.AsAsyncEnumerable().CountAsync(o => !o.IsPaid, cancellationToken).ConfigureAwait(false);
            """) { Falls = All, StopsGrowing = true, Shows = ["uncutting 6"] },
        new(Rule, "a test for any, where there is none", """
            return db.Orders.AsEnumerable().Any(o => o.Quantity == 700);
            """) { Falls = All, StopsGrowing = true },
        new(Rule, "a filter behind a filter, in a list", """
            var orders = db.Orders.AsNoTracking().Where(o => !o.IsPaid).AsEnumerable().Where(o => o.Quantity == 3).ToList();
            return $"{orders.Count} {orders.Sum(o => o.Total)} {orders.Min(o => o.Id)}";
            """) { Falls = Fall.Rows },
        new(Rule, "a filter, and what cannot be translated behind it", """
            var hash = 0;
            foreach (var letters in db.Orders.AsNoTracking().AsEnumerable()
                .Where(o => o.Quantity > 3 && o.Status != OrderStatus.Cancelled)
                .Select(o => o.Number.Normalize().Length))
                hash += letters;
            return hash;
            """) { Falls = Fall.Rows },
        new(Rule, "a loop over untracked rows", """
            var sum = 0m;
            foreach (var line in db.OrderLines.AsNoTracking().AsEnumerable().Where(l => l.Quantity < 2))
                sum += line.Price;
            return sum;
            """) { Falls = Fall.Rows },
        new(Rule, "a loop that is left early", """
            var seen = 0;
            await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable().Where(o => o.Id > 4))
            {
                seen += order.Quantity;
                if (seen > 50)
                    break;
            }

            return seen;
            """),
        new(Rule, "nulls that a condition meets", """
            return $"{db.Orders.AsEnumerable().Count(o => o.Note == null)} {db.Orders.AsEnumerable().Count(o => o.Note != null)}";
            """) { Falls = All },
        new(Rule, "a value that is captured", """
            var least = 4;
            var many = await db.OrderLines.AsAsyncEnumerable().Where(l => l.Quantity >= least).CountAsync(cancellationToken);
            return many;
            """) { Falls = All, StopsGrowing = true },
        new(Rule, "composed under a condition", """
            IQueryable<Order> orders = db.Orders.AsNoTracking();
            if (cancellationToken.CanBeCanceled)
                orders = orders.Where(o => o.Quantity != 1);
            else
                orders = orders.Where(o => o.Quantity != 2);
            return orders.AsEnumerable().Count(o => o.IsPaid);
            """) { Falls = Fall.Rows, Shows = ["uncutting 6"] },
        new(Rule, "the first rows of a total order", """
            var first = db.Orders.OrderByDescending(o => o.Id).AsEnumerable().Where(o => o.IsPaid).Take(5).ToList();
            return string.Join(',', first.Select(o => o.Id));
            """),
        new(Rule, "a sequence that is enumerated later, twice", """
            var paid = db.Orders.AsNoTracking().OrderBy(o => o.Id).AsEnumerable().Where(o => o.IsPaid);
            var letters = 0;
            foreach (var order in paid)
                letters += order.Number.Length;
            foreach (var order in paid)
                letters -= order.Quantity;
            return letters;
            """) { Falls = Fall.Rows, Shows = ["uncutting 6"] },
        new(Rule, "a loop that throws", """
            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsEnumerable().Where(o => o.Quantity == 3))
            {
                if (order.Id > 2)
                    throw new InvalidOperationException(order.Number);
            }

            return "none";
            """) { Throws = "System.InvalidOperationException" },
        new(Rule, "a single row that is not there", """
            var customer = await db.Customers.AsAsyncEnumerable().FirstOrDefaultAsync(c => c.Id == -5, cancellationToken);
            return customer?.Name ?? "nobody";
            """) { Falls = All },
        new(Rule, "a single row of two", "return db.Customers.AsEnumerable().Single(c => c.CountryId == 2).Name;")
        {
            Throws = "System.InvalidOperationException",
        },
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Rule, "entries of rows that are left out", ["uncutting 1"], """
            var paid = db.Orders.AsEnumerable().Count(o => o.IsPaid);
            return paid + db.ChangeTracker.Entries().Count();
            """),
        new(Rule, "rows that complete others", ["uncutting 1"], """
            var lines = db.OrderLines.AsEnumerable().Count(l => l.Quantity == 3);
            var orders = db.Orders.ToList();
            return lines + orders.Sum(o => o.Lines.Count);
            """),
        new(Rule, "an include that leaves rows out", ["uncutting 1"], """
            return db.Invoices.IgnoreQueryFilters().Include(i => i.Order).AsEnumerable().Count(i => i.IsVoid);
            """),
        new(Rule, "rows that are written while they pass", ["uncutting 2"], """
            foreach (var order in db.Orders.AsEnumerable().Where(o => !o.IsPaid))
                order.IsPaid = true;
            return db.SaveChanges();
            """),
        new(Rule, "a limit that rises", ["uncutting 2"], """
            var least = 0;
            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).AsEnumerable().Where(o => o.Quantity >= least))
                least = order.Quantity;
            return least;
            """),
        new(Rule, "an order with ties", ["uncutting 3"], """
            var first = db.Orders.AsNoTracking().OrderByDescending(o => o.Id).AsEnumerable().OrderBy(o => o.Quantity).Take(9).ToList();
            return string.Join(',', first.Select(o => o.Id));
            """),
        new(Rule, "a task of another kind", ["uncutting 4"], """
            ValueTask<int> counting = db.Orders.AsAsyncEnumerable().CountAsync(o => o.IsPaid, cancellationToken);
            return await counting;
            """),
        new(Rule, "a condition of the program", ["uncutting 5"], """
            private static bool IsOdd(string number) => number.Length % 2 == 1;
            public object Run() => db.Orders.AsEnumerable().Where(o => IsOdd(o.Number)).Count(o => o.IsPaid);
            """) { Kind = CodeKind.Member },
        new(Rule, "text, whose case some databases do not mind", ["filtering 2"], """
            return db.Customers.AsEnumerable().Count(c => c.Name == "Ärger 3");
            """),
        new(Rule, "a sum, whose overflow is another one", ["reduction 2"], """
            return db.Orders.AsEnumerable().Sum(o => o.Quantity);
            """),
    ];
}
