using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Loops over lists that become loops over the query (ROW1002).</summary>
internal static class BufferedEnumerationCases
{
    private const string RuleId = "ROW1002";

    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(RuleId, "a sum and a hash of nullable text", """
            var sum = 0m;
            var hash = 17;
            foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).ToList())
            {
                sum += order.Total * order.Quantity;
                hash = unchecked(hash * 31 + (order.Note?.Length ?? -1));
            }

            return (sum, hash);
            """)
        {
            StopsGrowing = true,
        },
        new(RuleId, "tracked rows in an order with ties, awaited and configured", """
            var hash = 17;
            foreach (var order in await db.Orders
                .OrderByDescending(o => o.Quantity)
                .ThenBy(o => o.Id)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false))
            {
                hash = unchecked(hash * 31 + order.Id);
                foreach (var character in order.Number)
                    hash = unchecked(hash * 31 + character);
            }

            return hash;
            """)
        {
            Falls = Fall.Tracked,
            StopsGrowing = true,
            Shows = ["streaming 10"],
        },
        new(RuleId, "groups are made in the body of a list in a local", """
            List<Order> orders = await db.Orders.Where(o => !o.IsPaid).ToListAsync(cancellationToken);
            var totals = new Dictionary<OrderStatus, decimal>();
            var count = 0;
            foreach (var order in orders)
            {
                totals[order.Status] = totals.GetValueOrDefault(order.Status) + order.Total;
                count++;
            }

            return $"{count}: {string.Join(", ", totals.OrderBy(t => t.Key).Select(t => $"{t.Key} {t.Value}"))}";
            """)
        {
            Falls = Fall.Tracked,
            StopsGrowing = true,
        },
        new(RuleId, "a break leaves the loop", """
            var found = 0;
            foreach (var order in db.Orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).ToArray())
            {
                if (order.Quantity == 3 && order.Note is { Length: > 5 })
                {
                    found = order.Id;
                    break;
                }
            }

            return found;
            """)
        {
            Falls = Fall.Tracked | Fall.Rows | Fall.Cells,
            StopsGrowing = true,
            Shows = ["streaming 10"],
        },
        new(RuleId, "a return leaves the loop, and a function is asked", """
            foreach (var line in await db.OrderLines.AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancellationToken))
            {
                if (IsLarge(line.Quantity, line.Price))
                    return line.Id;
            }

            return -1;

            static bool IsLarge(int quantity, decimal price) => quantity * price > 600;
            """)
        {
            Falls = Fall.Rows | Fall.Cells,
            StopsGrowing = true,
            Shows = ["streaming 10"],
        },
        new(RuleId, "the body throws", """
            var length = 0;
            foreach (var token in db.AccessTokens.AsNoTracking().OrderBy(t => t.Id).ToList())
            {
                if (token.Token.Length > 20)
                    throw new FormatException(token.Token);
                length += token.Token.Length;
            }

            return length;
            """)
        {
            Throws = "System.FormatException",
            Falls = Fall.Rows | Fall.Cells,
            StopsGrowing = true,
        },
        new(RuleId, "a text of a projection in query syntax", """
            var text = new StringBuilder();
            foreach (var row in (from o in db.Orders
                                 where o.IsPaid
                                 orderby o.Number, o.Id
                                 select new { o.Number, o.Total, o.Note }).ToList())
            {
                text.Append(row.Number).Append(row.Note ?? "-").Append(row.Total).AppendLine();
            }

            return text.ToString();
            """),
        new(RuleId, "a query that is composed under a condition", """
            IQueryable<Order> query = db.Orders.AsNoTracking();
            if (!cancellationToken.IsCancellationRequested)
                query = query.Where(o => o.Status != OrderStatus.Cancelled);
            query = query.OrderBy(o => o.CustomerId).ThenByDescending(o => o.Id);
            var customers = 0;
            var previous = 0;
            var hash = 0;
            foreach (var order in await query.ToListAsync(cancellationToken))
            {
                if (order.CustomerId != previous)
                    customers++;
                previous = order.CustomerId;
                hash = unchecked(hash * 31 + order.Id);
            }

            return (customers, hash);
            """)
        {
            StopsGrowing = true,
        },
        new(RuleId, "rows are given to a method", """
            public async Task<string> Run(CancellationToken cancellationToken)
            {
                var paid = await SumAsync(true, cancellationToken);
                var open = await SumAsync(false, cancellationToken);
                return $"{paid} {open}";
            }

            private async Task<decimal> SumAsync(bool isPaid, CancellationToken cancellationToken)
            {
                var sum = 0m;
                foreach (var order in await db.Orders.Where(o => o.IsPaid == isPaid).ToListAsync(cancellationToken))
                    sum += Net(order);
                return sum;
            }

            private static decimal Net(Order order) => order.Total - order.Quantity * 0.5m;
            """)
        {
            Kind = CodeKind.Member,
            Falls = Fall.Tracked,
            StopsGrowing = true,
        },
        new(RuleId, "a transaction around, and another row is saved behind", """
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var total = 0m;
            foreach (var order in await db.Orders.AsNoTracking().ToListAsync(cancellationToken))
                total += order.Total;
            db.AuditLog.Add(new AuditEntry
            {
                At = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc),
                Actor = "report",
                Action = total.ToString("F2", System.Globalization.CultureInfo.InvariantCulture),
            });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return total;
            """)
        {
            StopsGrowing = true,
            Shows = ["streaming 10"],
        },
        new(RuleId, "a finally around both", """
            var length = 0L;
            var isDone = false;
            try
            {
                foreach (var entry in db.AuditLog.ToArray())
                    length += entry.Actor.Length * 3 + entry.Action.Length;
            }
            finally
            {
                isDone = true;
            }

            return (length, isDone);
            """)
        {
            Falls = Fall.Tracked,
            StopsGrowing = true,
        },
        new(RuleId, "collections that are included", """
            var sum = 0m;
            var most = 0;
            foreach (var customer in await db.Customers.Include(c => c.Orders).ToListAsync(cancellationToken))
            {
                most = Math.Max(most, customer.Orders.Count);
                foreach (var order in customer.Orders)
                    sum += order.Total * customer.CountryId;
            }

            return (sum, most);
            """)
        {
            Falls = Fall.Tracked,
            StopsGrowing = true,
        },
        new(RuleId, "what the query captures changes in the loop", """
            var least = 1;
            var count = 0;
            foreach (var line in db.OrderLines.AsNoTracking().Where(l => l.Quantity >= least).OrderBy(l => l.Id).ToList())
            {
                least = Math.Max(least, line.Quantity - 1);
                count++;
            }

            return (least, count);
            """)
        {
            StopsGrowing = true,
        },
        new(RuleId, "the row before is kept for the next turn", """
            Order? previous = null;
            var gaps = 0L;
            var rows = db.Orders.AsNoTracking().OrderBy(o => o.CustomerId).ThenBy(o => o.PlacedAt).ThenBy(o => o.Id).ToList();
            foreach (var order in rows)
            {
                if (previous is not null && previous.CustomerId == order.CustomerId)
                    gaps = unchecked(gaps * 31 + (order.PlacedAt - previous.PlacedAt).Ticks);
                previous = order;
            }

            return gaps;
            """)
        {
            StopsGrowing = true,
        },
        new(RuleId, "untracked rows are changed for the text only", """
            var length = 0;
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                order.Note = order.Note?.Trim();
                length += $"{order.Number}: {order.Note}".Length;
            }

            return length;
            """)
        {
            StopsGrowing = true,
        },
        new(RuleId, "a projection that calls a method", """
            public int Run()
            {
                var hash = 17;
                var rows = db.Orders.OrderBy(o => o.Id).Select(o => new { o.Id, Text = TextOf(o.Number, o.Note) }).ToList();
                foreach (var row in rows)
                    hash = unchecked(hash * 31 + row.Id + row.Text.Length);
                return hash;
            }

            private static string TextOf(string number, string? note) => $"{number}: {note ?? "(none)"}";
            """)
        {
            Kind = CodeKind.Member,
            StopsGrowing = true,
        },
        new(RuleId, "a token that is cancelled before", """
            public async Task<string> Run()
            {
                using var stopped = new CancellationTokenSource();
                stopped.Cancel();
                try
                {
                    return $"{await SumAsync(stopped.Token)}";
                }
                catch (OperationCanceledException)
                {
                    return "cancelled";
                }
            }

            private async Task<int> SumAsync(CancellationToken cancellationToken)
            {
                var sum = 0;
                foreach (var order in await db.Orders.AsNoTracking().ToListAsync(cancellationToken))
                    sum += order.Quantity;
                return sum;
            }
            """)
        {
            Kind = CodeKind.Member,
            Shows = ["streaming 10"],
        },
        new(RuleId, "a hash of all bytes", """
            using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(
                System.Security.Cryptography.HashAlgorithmName.SHA256);
            foreach (var product in await db.Products.AsNoTracking().OrderBy(p => p.Id).ToArrayAsync(cancellationToken))
            {
                hash.AppendData(product.Image);
                hash.AppendData(Encoding.UTF8.GetBytes(product.Description));
            }

            return Convert.ToHexString(hash.GetHashAndReset());
            """)
        {
            StopsGrowing = true,
        },
        new(RuleId, "a loop for each status", """
            var text = new StringBuilder();
            foreach (var status in new[] { OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Cancelled })
            {
                var orders = db.Orders.Where(o => o.Status == status).ToList();
                var longest = "";
                foreach (var order in orders)
                {
                    if (order.Note is null)
                        continue;
                    if (string.CompareOrdinal(order.Note, longest) > 0)
                        longest = order.Note;
                }

                text.Append(status).Append('=').Append(longest).Append(';');
            }

            return text.ToString();
            """)
        {
            Falls = Fall.Tracked,
            StopsGrowing = true,
        },
        new(RuleId, "a set in a local of its own type", """
            DbSet<Invoice> invoices = db.Invoices;
            var hash = 17;
            foreach (var invoice in await invoices.OrderBy(i => i.Id).ToListAsync(cancellationToken))
                hash = unchecked(hash * 31 + invoice.OrderId);
            return hash;
            """)
        {
            Falls = Fall.Tracked,
        },
        new(RuleId, "a function with variables of its own", """
            return (await SumAsync(1), await SumAsync(5));

            async Task<(int, long)> SumAsync(int least)
            {
                var (count, sum) = (0, 0L);
                foreach (var row in await db.Stock.Where(s => s.Quantity > least).ToListAsync(cancellationToken))
                {
                    count++;
                    sum += row.ProductId * row.WarehouseId;
                }

                return (count, sum);
            }
            """)
        {
            Falls = Fall.Tracked,
        },
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. NoTrackingTraps.Of(RuleId, ".ToList()"),
        new(RuleId, "the length is read behind the loop", ["streaming 1"], """
            var orders = db.Orders.AsNoTracking().ToList();
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            return orders.Count == 0 ? 0 : sum / orders.Count;
            """),
        new(RuleId, "a row is read by its place", ["streaming 1"], """
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken);
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total - orders[0].Total;
            return sum;
            """),
        new(RuleId, "two loops", ["streaming 1"], """
            var orders = db.Orders.AsNoTracking().ToList();
            var (sum, above) = (0m, 0);
            foreach (var order in orders)
                sum += order.Total;
            foreach (var order in orders)
                above += order.Total > sum / 1000 ? 1 : 0;
            return above;
            """),
        new(RuleId, "a loop in each turn of another one", ["streaming 1"], """
            var lines = await db.OrderLines.AsNoTracking().ToListAsync(cancellationToken);
            var best = 0m;
            for (var quantity = 1; quantity < 7; quantity++)
            {
                var sum = 0m;
                foreach (var line in lines)
                    sum += line.Quantity == quantity ? line.Price : 0;
                best = Math.Max(best, sum);
            }

            return best;
            """),
        new(RuleId, "a lambda runs over the list later", ["streaming 1", "streaming 9"], """
            var orders = db.Orders.AsNoTracking().ToList();
            Func<decimal> sum = () =>
            {
                var all = 0m;
                foreach (var order in orders)
                    all += order.Total;
                return all;
            };
            return sum() + sum();
            """),
        new(RuleId, "a query for each row", ["streaming 2"], """
            var open = 0;
            foreach (var order in db.Orders.AsNoTracking().ToList())
                open += db.OrderLines.Count(l => l.OrderId == order.Id);
            return open;
            """),
        new(RuleId, "a query for each row in a function", ["streaming 2"], """
            var names = new HashSet<string>();
            foreach (var order in await db.Orders.AsNoTracking().ToListAsync(cancellationToken))
                names.Add(NameOf(order.CustomerId));
            return names.Count;

            string NameOf(int id) => db.Customers.Where(c => c.Id == id).Select(c => c.Name).First();
            """),
        new(RuleId, "a service that is not seen", ["streaming 2"], """
            public int Run(IPricing pricing)
            {
                var changed = 0;
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    changed += pricing.PriceOf(order.Id) == order.Total ? 0 : 1;
                return changed;
            }

            public interface IPricing
            {
                decimal PriceOf(int orderId);
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "the transaction is ended in the loop", ["streaming 2"], """
            using var transaction = db.Database.BeginTransaction();
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                sum += order.Total;
                if (sum > 1000)
                    transaction.Commit();
            }

            return sum;
            """),
        new(RuleId, "another command of the connection", ["streaming 2"], """
            var sum = 0m;
            var connection = db.Database.GetDbConnection();
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                using var command = connection.CreateCommand();
                command.CommandText = "select 1";
                sum += order.Total * Convert.ToInt32(command.ExecuteScalar());
            }

            return sum;
            """),
        new(RuleId, "rows of the table are deleted in the loop", ["streaming 3"], """
            var deleted = 0;
            foreach (var order in db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Cancelled).ToList())
                deleted += db.Orders.Where(o => o.CustomerId == order.CustomerId && o.Id > order.Id).ExecuteDelete();
            return deleted;
            """),
        new(RuleId, "a copy of each row is added to the table", ["streaming 3"], """
            foreach (var token in await db.AccessTokens.AsNoTracking().ToListAsync(cancellationToken))
            {
                db.AccessTokens.Add(new AccessToken { Token = token.Token + "+", ExpiresAt = token.ExpiresAt });
                await db.SaveChangesAsync(cancellationToken);
            }

            return db.AccessTokens.Count();
            """),
        new(RuleId, "the rows themselves are written and saved", ["streaming 3", "no-tracking 3"], """
            foreach (var token in db.AccessTokens.ToList())
            {
                token.Checksum = token.Token;
                db.SaveChanges();
            }

            return db.AccessTokens.Count();
            """),
        new(RuleId, "the loop waits", ["streaming 4"], """
            public async Task<decimal> Run(Task turn)
            {
                var sum = 0m;
                foreach (var order in await db.Orders.AsNoTracking().ToListAsync())
                {
                    await turn;
                    sum += order.Total;
                }

                return sum;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "the loop sleeps", ["streaming 4"], """
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                Thread.Sleep(1);
                sum += order.Total;
            }

            return sum;
            """),
        new(RuleId, "the loop yields", ["streaming 4"], """
            foreach (var order in db.Orders.AsNoTracking().ToList())
                yield return order.Number;
            """),
        new(RuleId, "a field is changed", ["streaming 5"], """
            private decimal _total;

            public decimal Run()
            {
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    _total += order.Total;
                return _total;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "the caller's list is filled", ["streaming 5"], """
            public int Run(List<string> numbers)
            {
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    numbers.Add(order.Number);
                return numbers.Count;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "each row is printed", ["streaming 5"], """
            foreach (var order in db.Orders.AsNoTracking().ToList())
                Console.WriteLine(order.Number);
            return "printed";
            """),
        new(RuleId, "each row is written to a file", ["streaming 5"], """
            using var writer = new StreamWriter("orders.csv");
            foreach (var order in await db.Orders.AsNoTracking().ToListAsync(cancellationToken))
                writer.WriteLine(order.Number);
            return "written";
            """),
        new(RuleId, "a lambda that may be tried again adds to a variable around it", ["streaming 5"], """
            public decimal Run(Retry retry)
            {
                var sum = 0m;
                retry(() =>
                {
                    foreach (var order in db.Orders.AsNoTracking().ToList())
                        sum += order.Total;
                });
                return sum;
            }

            public delegate void Retry(Action attempt);
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "a lambda that may be tried again fills a list around it", ["streaming 5"], """
            var numbers = new List<string>();
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                foreach (var order in await db.Orders.AsNoTracking().ToListAsync(cancellationToken))
                    numbers.Add(order.Number);
            });
            return numbers.Count;
            """),
        new(RuleId, "a function whose failure its caller catches adds around it", ["streaming 5", "streaming 8"], """
            var sum = 0m;
            try
            {
                AddAll();
            }
            catch (InvalidOperationException)
            {
                sum = -sum;
            }

            return sum;

            void AddAll()
            {
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    sum += order.Total;
            }
            """),
        new(RuleId, "the projection counts what the loop reads", ["streaming 5"], """
            private static int s_made;

            public int Run()
            {
                var sum = 0;
                foreach (var name in db.Orders.Select(o => NameOf(o.Number)).ToList())
                    sum += s_made - name.Length;
                return sum;
            }

            private static string NameOf(string number) => $"{++s_made} {number}";
            """)
        {
            Kind = CodeKind.Member,
        },
        new(RuleId, "navigations that rows which come later complete", ["streaming 6"], """
            var most = 0;
            foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Customer).ToList())
                most = Math.Max(most, order.Customer.Orders.Count);
            return most;
            """),
        new(RuleId, "tracked navigations that rows which come later complete", ["streaming 6", "no-tracking 6"], """
            var most = 0;
            foreach (var order in await db.Orders.Include(o => o.Customer).ToListAsync(cancellationToken))
                most = Math.Max(most, order.Customer.Orders.Count);
            return most;
            """),
        new(RuleId, "navigations that load themselves", ["streaming 2", "streaming 6"], """
            var lines = 0;
            foreach (var order in db.Orders.AsNoTracking().ToList())
                lines += order.Lines.Count;
            return lines;
            """)
        {
            Setup = NoTrackingTraps.Lazy,
        },
        new(RuleId, "a strategy that retries", ["streaming 7"], Sum("db.Orders.AsNoTracking()"))
        {
            Setup = Setup.Retrying.WithRuntime(),
        },
        new(RuleId, "a context that splits", ["streaming 7"], Sum("db.Orders.AsNoTracking()"))
        {
            Setup = Setup.Splitting.WithRuntime(),
        },
        new(RuleId, "a query that is split", ["streaming 7"],
            Sum("db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery()")),
        new(RuleId, "a catch around both sees what was done before", ["streaming 8"], """
            var sum = 0m;
            try
            {
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    sum += order.Total;
            }
            catch (InvalidOperationException)
            {
                return -sum;
            }

            return sum;
            """),
        new(RuleId, "a catch around the query alone", ["streaming 8"], """
            List<Order> orders;
            try
            {
                orders = await db.Orders.AsNoTracking().ToListAsync(cancellationToken);
            }
            catch (InvalidOperationException)
            {
                return -1;
            }

            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            return sum;
            """),
        new(RuleId, "the context is gone when the loop runs", ["streaming 9"], """
            List<Order> orders;
            using (var own = new ShopContext())
                orders = own.Orders.AsNoTracking().ToList();
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            return sum;
            """),
        new(RuleId, "the rows are deleted between the query and the loop", ["streaming 9"], """
            var tokens = db.AccessTokens.AsNoTracking().Where(t => t.Checksum == null).ToList();
            db.AccessTokens.Where(t => t.Checksum == null).ExecuteDelete();
            var length = 0;
            foreach (var token in tokens)
                length += token.Token.Length;
            return length;
            """),
        new(RuleId, "a sequence that is no query any more is made a list", [], """
            var sum = 0m;
            foreach (var order in await db.Orders.AsNoTracking().AsAsyncEnumerable().ToListAsync(cancellationToken))
                sum += order.Total;
            return sum;
            """),
    ];

    private static string Sum(string query) => $"""
        var sum = 0m;
        foreach (var order in {query}.ToList())
            sum += order.Total;
        return sum;
        """;
}
