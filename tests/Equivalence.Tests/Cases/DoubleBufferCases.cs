using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>ROW1006: a second collection is made of a whole table in a first one.</summary>
internal static class DoubleBufferCases
{
    private const string Rule = "ROW1006";

    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Rule, "a dictionary of one column, made of entities", """
            var totals = db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().ToDictionary(o => o.Id, o => o.Total);
            return $"{totals.Count} {totals.Values.Sum()} {string.Join(',', totals.Take(5))}";
            """),
        new(Rule, "a dictionary, awaited, cancelled and configured", """
            var totals = (await db.Orders.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false))
                .ToDictionary(o => o.Number, o => o.Total, StringComparer.Ordinal);
            return $"{totals.Count} {totals.Values.Sum()}";
            """) { Shows = ["copying 10"] },
        new(Rule, "a set of a column with few values", """
            var deeds = (await db.AuditLog.Select(e => e.Actor + " did " + e.Action).ToListAsync(cancellationToken)).ToHashSet();
            return $"{deeds.Count} {string.Join(',', deeds.Order(StringComparer.Ordinal).Take(5))}";
            """) { StopsGrowing = true },
        new(Rule, "a set of text, nulls and empty strings among it, in a local", """
            // What was noted.
            List<string?> notes = await db.Orders.Select(o => o.Note).ToListAsync(cancellationToken);
            var distinct = notes.ToHashSet();
            var hash = 0L;
            foreach (var note in distinct)
            {
                var own = 17L;
                foreach (var letter in note ?? "null")
                    own = own * 31 + letter;
                hash += own;
            }

            return $"{distinct.Count} {hash}";
            """),
        new(Rule, "a set without regard to case", """
            var numbers = db.Orders.Select(o => o.Number).ToList().ToHashSet(StringComparer.OrdinalIgnoreCase);
            return numbers.Count;
            """),
        new(Rule, "a list of a list", """
            var orders = new List<Order>(await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken));
            var sum = 0m;
            for (var i = 0; i < orders.Count; i++)
                sum += orders[i].Total * (i % 7);
            return sum;
            """) { Shows = ["copying 10"] },
        new(Rule, "an array of a list, ties in its order", """
            var totals = db.Orders.OrderBy(o => o.Total).ThenBy(o => o.Id).Select(o => o.Total).ToList().ToArray();
            var hash = 0m;
            for (var i = 0; i < totals.Length; i++)
                hash = (hash * 31 + totals[i]) % 1_000_003;
            return $"{totals.Length} {hash}";
            """),
        new(Rule, "a list of an array", """
            var ids = (await db.OrderLines.OrderByDescending(l => l.Id).Select(l => l.Id).ToArrayAsync(cancellationToken)).ToList();
            var hash = 0L;
            foreach (var id in ids)
                hash = (hash * 31 + id) % 1_000_003;
            return $"{ids.Count} {hash}";
            """),
        new(Rule, "a collection expression", """
            List<int> ids = [.. db.AuditLog.OrderBy(e => e.Id).Select(e => (int)e.Id).ToList()];
            ids.Reverse();
            return string.Join(',', ids.Take(9)) + ids.Count;
            """) { Shows = ["copying 10"] },
        new(Rule, "a lookup, groups in the order of their keys", """
            var lines = db.OrderLines.AsNoTracking().OrderBy(l => l.Id).ToList().ToLookup(l => l.Quantity, l => l.Price);
            return string.Join(';', lines.OrderBy(g => g.Key).Select(g => $"{g.Key}:{g.Count()}:{g.Sum()}"));
            """),
        new(Rule, "two equal keys end it", """
            var orders = db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList().ToDictionary(o => o.Status);
            return orders.Count;
            """) { Throws = "System.ArgumentException" },
        new(Rule, "a key that is null ends it", """
            var byNote = (await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken)).ToDictionary(o => o.Note!);
            return byNote.Count;
            """) { Throws = "System.ArgumentNullException" },
        new(Rule, "tracked rows that are written and saved after", """
            var customers = (await db.Customers.ToListAsync(cancellationToken)).ToDictionary(c => c.Id);
            foreach (var customer in customers.Values)
            {
                if (customer.Id % 10 == 0)
                    customer.Name += "!";
            }

            return await db.SaveChangesAsync(cancellationToken);
            """),
        new(Rule, "composed under a condition", """
            IQueryable<Order> orders = db.Orders.AsNoTracking();
            if (cancellationToken.CanBeCanceled)
                orders = orders.Where(o => !o.IsPaid);
            var totals = orders.ToList().ToDictionary(o => o.Id, o => o.Total);
            return $"{totals.Count} {totals.Values.Sum()}";
            """),
        new(Rule, "query syntax, and a helper that makes the key", """
            public static string Key(int id) => $"order {id:D8}";

            public object Run()
            {
                var totals = (from o in db.Orders orderby o.Id select new { o.Id, o.Total }).ToList()
                    .ToDictionary(o => Key(o.Id), o => o.Total);
                return $"{totals.Count} {totals.Values.Sum()}";
            }
            """) { Kind = CodeKind.Member },
        new(Rule, "a navigation that comes with untracked rows", """
            var names = db.Invoices.AsNoTracking().Include(i => i.Order).OrderBy(i => i.Id).ToList()
                .ToDictionary(i => i.Id, i => i.Order.Number);
            return string.Join(',', names.Take(20)) + names.Count;
            """),
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Rule, "a list that is counted as well", ["copying 1"], """
            var orders = db.Orders.AsNoTracking().ToList();
            var byId = orders.ToDictionary(o => o.Id);
            return orders.Count + byId.Count;
            """),
        new(Rule, "a list that each turn of a loop copies", ["copying 1"], """
            var ids = db.Customers.Select(c => c.Id).ToList();
            var count = 0;
            for (var i = 0; i < 3; i++)
                count += ids.ToHashSet().Count;
            return count;
            """),
        new(Rule, "a row that is added between", ["copying 2"], """
            var orders = db.Orders.AsNoTracking().ToList();
            db.Database.ExecuteSqlRaw("delete from \"Orders\" where \"Id\" < 5");
            return orders.ToDictionary(o => o.Id);
            """),
        new(Rule, "rows that are deleted in the same statement, before the copy", ["copying 2"], """
            var orders = db.Orders.AsNoTracking().ToList();
            var both = (db.Database.ExecuteSqlRaw("delete from \"Orders\" where \"Id\" < 5"), orders.ToDictionary(o => o.Id));
            return both.Item2.Count;
            """),
        new(Rule, "a copy that is made under a condition", ["copying 2"], """
            var customers = db.Customers.ToList();
            var byId = cancellationToken.IsCancellationRequested ? customers.ToDictionary(c => c.Id) : null;
            return byId?.Count ?? db.ChangeTracker.Entries().Count();
            """),
        new(Rule, "a key from another query", ["copying 3"], """
            var byCountry = db.Customers.AsNoTracking().ToList()
                .ToDictionary(c => c.Id, c => db.Countries.Where(n => n.Id == c.CountryId).Select(n => n.Code).First());
            return byCountry.Count;
            """),
        new(Rule, "a delegate that asks the database", ["copying 3"], """
            public object Run()
            {
                Func<Customer, string> code = c => db.Countries.Where(n => n.Id == c.CountryId).Select(n => n.Code).First();
                return db.Customers.AsNoTracking().ToList().ToDictionary(c => c.Id, code).Count;
            }
            """) { Kind = CodeKind.Member },
        new(Rule, "a value that is written", ["copying 4"], """
            var notes = db.Customers.ToList().ToDictionary(c => c.Id, c => c.Name = c.Name.Trim());
            db.SaveChanges();
            return notes.Count;
            """),
        new(Rule, "a navigation that fills while rows arrive", ["copying 5"], """
            var counts = db.Orders.Include(o => o.Customer).OrderBy(o => o.Id).ToList()
                .ToDictionary(o => o.Id, o => o.Customer.Orders.Count);
            return counts.Values.Sum();
            """),
        new(Rule, "keys with an equality of their own", ["copying 6"], """
            public class Key(ShopContext db, int id)
            {
                public override bool Equals(object? other) => other is Key && db.Orders.Count(o => o.Id == id) == 1;
                public override int GetHashCode() => id;
            }

            public object Run() => db.Orders.AsNoTracking().ToList().ToDictionary(o => new Key(db, o.Id)).Count;
            """) { Kind = CodeKind.Member },
        new(Rule, "keys that count how often they are compared", ["copying 6"], """
            public class Key
            {
                public Key(int id) { Id = id; }
                public static int Comparisons { get; private set; }
                public int Id { get; }
                public override bool Equals(object? other) { Comparisons++; return other is Key key && key.Id == Id; }
                public override int GetHashCode() => Id % 2;
            }

            public object Run() => db.Orders.AsNoTracking().ToList().ToDictionary(o => new Key(o.Id)).Count;
            """) { Kind = CodeKind.Member },
        new(Rule, "a comparer of the program's own", ["copying 3", "copying 6"], """
            public class Slow : IEqualityComparer<string>
            {
                public bool Equals(string? x, string? y) => x == y;
                public int GetHashCode(string text) => text.Length;
            }

            public object Run() => db.Customers.Select(c => c.Name).ToList().ToHashSet(new Slow()).Count;
            """) { Kind = CodeKind.Member },
        new(Rule, "equal keys, and a catch that counts what is tracked", ["copying 7"], """
            try
            {
                return db.Orders.OrderBy(o => o.Id).ToList().ToDictionary(o => o.Status).Count;
            }
            catch (ArgumentException)
            {
                return db.ChangeTracker.Entries().Count();
            }
            """),
        new(Rule, "a list of a base type", ["copying 8"], """
            var rows = new List<object>(db.Customers.AsNoTracking().ToList());
            rows.Add("end");
            return rows.Count;
            """),
        new(Rule, "a list with more in it", ["copying 8"], """
            List<int> ids = [-1, .. db.Customers.Select(c => c.Id).ToList()];
            return ids.Count;
            """),
        new(Rule, "an array that is made of a list anyway", ["copying 9"], """
            var orders = (await db.Orders.AsNoTracking().ToListAsync(cancellationToken)).ToArray();
            return orders.Length;
            """),
        new(Rule, "a lookup, asynchronously", ["copying 9"], """
            var orders = (await db.Orders.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(o => o.Status);
            return orders.Count;
            """),
    ];
}
