using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Streams that resolve identities which nobody looks at, and those where somebody may.</summary>
internal static class TrackingByAnotherNameCases
{
    private const string Id = "ROW2005";

    /// <summary>What the fix changes: the same rows, but nothing that knows them again.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "a sum", """
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
                sum += order.Total;
            return sum;
            """) { StopsGrowing = true },
        new(Id, "asynchronous, in order", """
            var hash = 17L;
            await foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().OrderBy(o => o.Id).AsAsyncEnumerable())
                hash = hash * 31 + order.Id + order.Number.Length;
            return hash;
            """) { StopsGrowing = true },
        new(Id, "cancelled and configured, over lines", """
            var length = 0L;
            await foreach (var order in db.Orders
                .AsNoTrackingWithIdentityResolution() // no copies
                .Where(o => o.Quantity > 1)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
                .ConfigureAwait(false))
                length += (order.Note ?? "").Length;
            return length;
            """) { StopsGrowing = true },
        new(Id, "the operator goes last", """
            var sum = 0L;
            foreach (var line in db.OrderLines.Where(l => l.Quantity > 0).OrderByDescending(l => l.Id).AsNoTrackingWithIdentityResolution())
                sum = sum * 7 + line.Quantity;
            return sum;
            """) { StopsGrowing = true },
        new(Id, "lines that belong to their order", """
            var lines = 0L;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Lines).OrderBy(o => o.Id))
                lines = lines * 31 + order.Lines.Count + order.Id;
            return lines;
            """) { StopsGrowing = true },
        new(Id, "a loop that stops early", """
            var seen = 0;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().OrderBy(o => o.Id))
            {
                if (order.Id > 500)
                    break;
                seen += order.Quantity;
            }

            return seen;
            """),
        new(Id, "a loop that throws", """
            var seen = 0;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().OrderBy(o => o.Id))
            {
                seen += order.Quantity;
                if (seen > 500)
                    throw new InvalidOperationException(order.Number);
            }

            return seen;
            """) { Throws = "System.InvalidOperationException" },
        new(Id, "query syntax", """
            var sum = 0m;
            foreach (var order in from o in db.Orders.AsNoTrackingWithIdentityResolution() where o.Quantity > 1 select o)
                sum += order.Total * order.Quantity;
            return sum;
            """) { StopsGrowing = true },
        new(Id, "a helper that reads a column", """
            var length = 0L;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
                length += LengthOf(order);
            return length;
            static int LengthOf(Order one) => one.Number.Length;
            """) { StopsGrowing = true },
        new(Id, "counts by a column", """
            var counts = new SortedDictionary<int, int>();
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
                counts[order.Quantity] = counts.GetValueOrDefault(order.Quantity) + 1;
            return string.Join(",", counts);
            """) { StopsGrowing = true },
        new(Id, "some turns are left out, in a try", """
            var sum = 0;
            try
            {
                foreach (var entry in db.AuditLog.AsNoTrackingWithIdentityResolution())
                {
                    if (entry.Actor.Length == 0)
                        continue;
                    sum += entry.Action.Length;
                }
            }
            finally
            {
                sum++;
            }

            return sum;
            """) { StopsGrowing = true },
        new(Id, "a key of two columns", """
            var sum = 0L;
            foreach (var stock in db.Stock.AsNoTrackingWithIdentityResolution().OrderBy(s => s.WarehouseId).ThenBy(s => s.ProductId))
                sum = sum * 31 + stock.Quantity;
            return sum;
            """),
    ];

    /// <summary>Rows that share something, or are told apart.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Id, "two rows are compared", ["identities 1"], """
            Order? last = null;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
            {
                if (order == last)
                    Console.WriteLine(order.Number);
                last = order;
            }
            """),
        new(Id, "rows are handed to code that is not seen", ["identities 1"], """
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
                Console.WriteLine(order);
            """),
        new(Id, "a customer that many orders have", ["identities 2"], """
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Customer))
                Console.WriteLine(order.Customer.Name);
            """),
        new(Id, "customers that the model includes", ["identities 2"], """
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
                Console.WriteLine(order.Number);
            """) { Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();") },
        new(Id, "lines that were not asked for", ["identities 3"], """
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
                Console.WriteLine(order.Number + order.Lines.Count);
            """),
        new(Id, "rows are written", ["identities 4"], """
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
            {
                order.Quantity++;
                Console.WriteLine(order.Quantity);
            }
            """),
    ];
}
