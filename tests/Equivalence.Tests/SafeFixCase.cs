namespace Rowbound.Equivalence.Tests;

/// <summary>What is to fall when a fix is applied.</summary>
public enum Fall
{
    /// <summary>Only memory that nothing here counts.</summary>
    Nothing,

    /// <summary>The entities that the change tracker holds.</summary>
    Tracked,

    /// <summary>The rows that are read.</summary>
    Rows,

    /// <summary>The values that are read.</summary>
    Cells,
}

/// <summary>Code that a Safe fix changes and whose result must stay the same.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">What is special about the code.</param>
/// <param name="Falls">What is to fall.</param>
/// <param name="Body">The statements of a method with <c>db</c>; they return the result.</param>
public sealed record SafeFixCase(string RuleId, string Name, Fall Falls, string Body)
{
    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} {Name}";

    internal static readonly SafeFixCase[] All =
    [
        new("ROW1002", "sync", Fall.Nothing, """
            var sum = 0m;
            foreach (var order in db.Orders.AsNoTracking().ToList())
                sum += order.Total;
            return sum;
            """),
        new("ROW1002", "async, ordered, tracked", Fall.Tracked, """
            var text = new StringBuilder();
            foreach (var order in await db.Orders.OrderByDescending(o => o.Quantity).ThenBy(o => o.Id).ToListAsync())
                text.Append(order.Id).Append(',');
            return text.ToString();
            """),
        new("ROW1003", "count", Fall.Rows, "return db.Orders.ToList().Count(o => o.IsPaid);"),
        new("ROW1003", "async filter", Fall.Rows, "return (await db.Orders.AsNoTracking().ToListAsync()).Where(o => o.Quantity > 3).ToList();"),
        new("ROW2001", "two passes", Fall.Tracked, """
            var orders = db.Orders.Where(o => o.IsPaid).ToList();
            var sum = 0m;
            foreach (var order in orders)
                sum += order.Total;
            foreach (var order in orders)
                sum -= order.Quantity;
            return sum;
            """),
        new("ROW2002", "sync", Fall.Tracked, """
            var sum = 0;
            foreach (var order in db.Orders)
                sum += order.Quantity;
            return sum;
            """),
        new("ROW2002", "async", Fall.Tracked, """
            var sum = 0;
            await foreach (var line in db.OrderLines.Where(l => l.Quantity > 1).AsAsyncEnumerable())
                sum += line.Quantity;
            return sum;
            """),
        new("ROW3001", "names and prices", Fall.Cells, """
            var products = await db.Products.OrderBy(p => p.Id).ToListAsync();
            var text = new StringBuilder();
            foreach (var product in products)
                text.Append(product.Name).Append(product.Price);
            return text.ToString();
            """),
        new("ROW4001", "orders of customers", Fall.Cells, """
            var all = new List<Order>();
            foreach (var id in new[] { 1, 2, 3 })
            {
                var orders = db.Orders.Where(o => o.CustomerId == id).ToList();
                foreach (var order in orders)
                    all.Add(order);
            }

            var text = new StringBuilder();
            foreach (var order in all)
                text.Append(order.Number).Append(order.Total);
            return text.ToString();
            """),
        new("ROW4003", "a drain", Fall.Tracked, """
            var sum = 0m;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.OrderBy(o => o.Id).Skip(page * 7).Take(7).ToListAsync();
                if (orders.Count == 0)
                    break;
                foreach (var order in orders)
                    sum += order.Total;
            }

            return sum;
            """),
    ];
}
