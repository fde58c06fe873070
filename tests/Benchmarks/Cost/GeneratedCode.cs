namespace Rowbound.Benchmarks.Cost;

/// <summary>
/// As much code as is asked for, always the same: services over the sample shop in the forms that EF Core code has, tidy and
/// wasteful, and as many classes that have nothing to do with a database.
/// </summary>
internal static class GeneratedCode
{
    private const string Usings = """
        using System.Globalization;
        using System.Text;
        using Microsoft.EntityFrameworkCore;
        using Shop.Data;
        """;

    /// <summary>Pairs of files, a service and an ordinary class, until there are enough lines.</summary>
    internal static IEnumerable<(string Name, string Text)> Files(int lines)
    {
        for (var number = 0; lines > 0; number++)
        {
            var (service, ordinary) = (Service(number), Ordinary(number));
            yield return ($"OrderService{number}.cs", service);
            yield return ($"PriceBook{number}.cs", ordinary);
            lines -= LinesOf(service) + LinesOf(ordinary);
        }
    }

    private static int LinesOf(string text) => text.Count(c => c == '\n') + 1;

    private static string Service(int number) => $$"""
        {{Usings}}

        namespace Shop.Generated.Services{{number}};

        public sealed class OrderService{{number}}(ShopContext db)
        {
            private readonly Dictionary<int, string> _names = [];

            public async Task<decimal> TotalAsync(CancellationToken cancellationToken)
            {
                var orders = await db.Orders.Where(o => o.Total > {{number}}).ToListAsync(cancellationToken);
                var total = 0m;
                foreach (var order in orders)
                    total += order.Total;
                return total;
            }

            public async Task<List<Order>> SearchAsync(string? reference, OrderStatus? status, int page, CancellationToken cancellationToken)
            {
                var query = db.Orders.AsNoTracking();
                if (!string.IsNullOrEmpty(reference))
                    query = query.Where(o => o.Reference.StartsWith(reference));
                if (status is not null)
                    query = query.Where(o => o.Status == status);
                return await query.OrderBy(o => o.Id).Skip(page * {{number % 5 + 1}}0).Take({{number % 5 + 1}}0).ToListAsync(cancellationToken);
            }

            public async Task<Order> GetAsync(int id, CancellationToken cancellationToken)
            {
                var order = await db.Orders
                    .Include(o => o.Lines)
                    .Include(o => o.Customer)
                    .FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
                return order ?? throw new KeyNotFoundException($"There is no order {id}.");
            }

            public async Task<int> ShipAsync(DateTime before, CancellationToken cancellationToken)
            {
                var shipped = 0;
                foreach (var order in await db.Orders.Where(o => o.Status == OrderStatus.Paid && o.PlacedAt < before).ToListAsync(cancellationToken))
                {
                    order.Status = OrderStatus.Shipped;
                    shipped++;
                }

                await db.SaveChangesAsync(cancellationToken);
                return shipped;
            }

            public async Task ExportAsync(TextWriter output, CancellationToken cancellationToken)
            {
                await output.WriteLineAsync("id;name;email");
                await foreach (var customer in db.Customers.OrderBy(c => c.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    await output.WriteAsync(customer.Id.ToString(CultureInfo.InvariantCulture));
                    await output.WriteAsync(';');
                    await output.WriteAsync(customer.Name);
                    await output.WriteAsync(';');
                    await output.WriteLineAsync(customer.Email);
                }
            }

            public Dictionary<int, decimal> TotalsByCustomer() =>
                db.Orders
                    .GroupBy(o => o.CustomerId)
                    .Select(g => new { g.Key, Total = g.Sum(o => o.Total) })
                    .ToDictionary(g => g.Key, g => g.Total);

            public IReadOnlyList<string> Skus(int category)
            {
                var skus = new List<string>();
                foreach (var product in db.Products)
                {
                    if (product.CategoryId == category && !product.Discontinued)
                        skus.Add(product.Sku);
                }

                return skus;
            }

            public string NameOf(int customer)
            {
                if (_names.TryGetValue(customer, out var known))
                    return known;

                var name = db.Customers.Where(c => c.Id == customer).Select(c => c.Name).Single();
                _names.Add(customer, name);
                return name;
            }

            public async Task<int> RevokeAsync(int customer, CancellationToken cancellationToken)
            {
                var revoked = await db.AccessTokens
                    .Where(t => t.CustomerId == customer && !t.Revoked)
                    .ExecuteUpdateAsync(s => s.SetProperty(t => t.Revoked, true), cancellationToken);
                if (revoked > {{number % 7}})
                    db.AuditLog.Add(new AuditEntry { At = DateTime.UtcNow, Payload = $"{revoked} tokens of {customer}" });
                await db.SaveChangesAsync(cancellationToken);
                return revoked;
            }

            public string Summary(Region region)
            {
                var text = new StringBuilder();
                var customers = db.Customers.AsEnumerable().Where(c => c.Region == region).OrderBy(c => c.Name);
                foreach (var customer in customers)
                    text.Append(customer.Name).Append(' ').AppendLine(customer.Email);

                var count = db.Customers.ToList().Count;
                return text.Append(count).ToString();
            }

            public async Task<decimal> RevenueAsync(DateTime start, DateTime end, CancellationToken cancellationToken)
            {
                var lines =
                    from line in db.OrderLines
                    join order in db.Orders on line.OrderId equals order.Id
                    where order.PlacedAt >= start && order.PlacedAt < end
                    select new { line.Quantity, line.UnitPrice };
                var revenue = 0m;
                foreach (var line in await lines.ToListAsync(cancellationToken))
                    revenue += line.Quantity * line.UnitPrice;
                return revenue;
            }

            public void Visit(Action<Order> visit)
            {
                var page = 0;
                while (true)
                {
                    var orders = db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToList();
                    if (orders.Count == 0)
                        break;
                    foreach (var order in orders)
                        visit(order);
                    page++;
                }
            }
        }

        """;

    private static string Ordinary(int number) => $$"""
        {{Usings}}

        namespace Shop.Generated.Prices{{number}};

        public enum Rounding{{number}}
        {
            None,
            Up,
            Down,
            Nearest,
        }

        public sealed record Price{{number}}(string Sku, decimal Amount, string Currency, DateTime ValidFrom)
        {
            public bool IsValidAt(DateTime moment) => moment >= ValidFrom;
        }

        public sealed class PriceBook{{number}}
        {
            private readonly Dictionary<string, List<Price{{number}}>> _prices = new(StringComparer.Ordinal);
            private readonly object _gate = new();
            private int _changes;

            public event EventHandler? Changed;

            public int Changes => _changes;

            public void Add(Price{{number}} price)
            {
                ArgumentNullException.ThrowIfNull(price);
                lock (_gate)
                {
                    if (!_prices.TryGetValue(price.Sku, out var known))
                        _prices[price.Sku] = known = [];
                    known.Add(price);
                    known.Sort((one, other) => one.ValidFrom.CompareTo(other.ValidFrom));
                    _changes++;
                }

                Changed?.Invoke(this, EventArgs.Empty);
            }

            public decimal? PriceOf(string sku, DateTime moment)
            {
                lock (_gate)
                {
                    if (!_prices.TryGetValue(sku, out var known))
                        return null;

                    decimal? found = null;
                    foreach (var price in known)
                    {
                        if (price.IsValidAt(moment))
                            found = price.Amount;
                        else
                            break;
                    }

                    return found;
                }
            }

            public static decimal Round(decimal amount, Rounding{{number}} rounding, int digits)
            {
                var factor = 1m;
                for (var i = 0; i < digits; i++)
                    factor *= 10;
                return rounding switch
                {
                    Rounding{{number}}.Up => Math.Ceiling(amount * factor) / factor,
                    Rounding{{number}}.Down => Math.Floor(amount * factor) / factor,
                    Rounding{{number}}.Nearest => Math.Round(amount, digits, MidpointRounding.AwayFromZero),
                    _ => amount,
                };
            }

            public static IEnumerable<Price{{number}}> Parse(TextReader input)
            {
                var line = input.ReadLine();
                for (var at = 1; line is not null; at++)
                {
                    var fields = line.Split(';');
                    if (fields.Length < {{number % 3 + 3}})
                        throw new FormatException($"Line {at} has {fields.Length} fields.");

                    var amount = decimal.Parse(fields[1], NumberStyles.Number, CultureInfo.InvariantCulture);
                    var from = DateTime.ParseExact(fields[2], "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    yield return new Price{{number}}(fields[0].Trim(), amount, "EUR", from);
                    line = input.ReadLine();
                }
            }

            public string Report()
            {
                var text = new StringBuilder();
                foreach (var (sku, prices) in _prices.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    text.Append(sku).Append(": ");
                    text.AppendJoin(", ", prices.Select(p => p.Amount.ToString("F2", CultureInfo.InvariantCulture)));
                    text.AppendLine();
                }

                return text.Length == 0 ? "no prices" : text.ToString();
            }

            public async Task<int> ImportAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
            {
                var imported = 0;
                foreach (var file in files)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    try
                    {
                        var text = await File.ReadAllTextAsync(file, cancellationToken);
                        using var reader = new StringReader(text);
                        foreach (var price in Parse(reader))
                        {
                            Add(price);
                            imported++;
                        }
                    }
                    catch (FormatException e)
                    {
                        Console.Error.WriteLine($"{file}: {e.Message}");
                    }
                }

                return imported;
            }

            public static int Checksum(ReadOnlySpan<char> text)
            {
                var sum = {{number}};
                foreach (var c in text)
                    sum = unchecked(sum * 31 + c);
                return sum;
            }
        }

        """;
}
