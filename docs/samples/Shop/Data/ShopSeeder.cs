using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

/// <summary>
/// Fills an empty database with the same rows every time, past EF Core: one transaction, one prepared command per table.
/// </summary>
public sealed class ShopSeeder(SeedPlan plan, IProgress<int>? progress = null)
{
    private const int ReportEvery = 5_000;

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly Random _random = new(20_240_101);

    private int _written;

    public async Task SeedAsync(string path, CancellationToken cancellationToken)
    {
        await using var db = ShopDatabase.Open(path);
        await db.Database.EnsureCreatedAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);

        var connection = (SqliteConnection)db.Database.GetDbConnection();
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;");
        Execute(connection, "BEGIN");
        foreach (var table in Tables())
            Insert(connection, table, cancellationToken);
        Execute(connection, "COMMIT");

        // One file and nothing beside it, so that it can be copied and opened read-only.
        Execute(connection, "PRAGMA journal_mode = DELETE; ANALYZE;");
    }

    private IEnumerable<Table> Tables() =>
    [
        new("Customers", ["Id", "Name", "Email", "Region", "CreatedAt"], plan.Customers, Customer),
        new("Orders", ["Id", "CustomerId", "Reference", "ShippingAddress", "Status", "Total", "PlacedAt"], plan.Orders, Order),
        new("OrderLines", ["Id", "OrderId", "ProductId", "Quantity", "UnitPrice"], plan.OrderLines, OrderLine),
        new(
            "Products",
            ["Id", "Sku", "Name", "Price", "Discontinued", "CategoryId", "Description", "Image"],
            plan.Products,
            Product),
        new("AccessTokens", ["Id", "CustomerId", "Value", "Revoked", "IssuedAt"], plan.AccessTokens, AccessToken),
        new("AuditLog", ["Id", "At", "Action", "Payload"], plan.AuditEntries, AuditEntry),
    ];

    private void Insert(SqliteConnection connection, Table table, CancellationToken cancellationToken)
    {
        using var command = Prepare(connection, table);
        for (var id = 1; id <= table.Rows; id++)
        {
            var values = table.Row(id);
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();

            if (++_written % ReportEvery is 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(_written);
            }
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, Table table)
    {
        var command = connection.CreateCommand();
        var names = table.Columns.Select(column => "$" + column).ToArray();
#pragma warning disable CA2100 // table and column names are the constants above
        command.CommandText =
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private object[] Customer(int id) =>
    [
        id, $"Customer {id}", $"customer{id}@{(id % 3 is 0 ? "example.com" : "mail.example.org")}",
        id % 10 < 4 ? 0 : 1 + (id % 3), Start.AddMinutes(id),
    ];

    private object[] Order(int id) =>
    [
        id, 1 + _random.Next(plan.Customers), Text($"R-{id:D8}"),
        Text($"{1 + (id % 400)} Long Street, {10_000 + (id % 80_000)} Sampletown"),
        id % 20 is 0 ? 3 : id % 3, Money(5_00, 900_00), Start.AddMinutes(3 * id),
    ];

    private object[] OrderLine(int id) =>
        [id, 1 + ((id - 1) % plan.Orders), 1 + _random.Next(plan.Products), 1 + _random.Next(5), Money(1_00, 250_00)];

    private object[] Product(int id)
    {
        var image = new byte[24_000];
        _random.NextBytes(image);
        var description = string.Join(' ', Enumerable.Repeat(Text($"Paragraph {id}: sturdy, light and made to last."), 120));
        return [id, Text($"SKU-{id:D6}"), $"Product {id}", Money(1_00, 250_00), id % 25 is 0, 1 + (id % 10), description, image];
    }

    private object[] AccessToken(int id)
    {
        Span<byte> value = stackalloc byte[24];
        _random.NextBytes(value);
        return [id, 1 + _random.Next(plan.Customers), Convert.ToHexString(value), id % 40 is 0, Start.AddSeconds(20 * id)];
    }

    private object[] AuditEntry(int id)
    {
        var user = _random.Next(500);
        var (before, after) = (new string('a', 150), new string('b', 150));
        var payload = $$"""{"row":{{id}},"user":{{user}},"before":"{{before}}","after":"{{after}}"}""";
        return [id, Start.AddSeconds(30 * id), id % 7 % 4, payload];
    }

    private decimal Money(int fromCents, int toCents) => _random.Next(fromCents, toCents) / 100m;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed record Table(string Name, string[] Columns, int Rows, Func<int, object[]> Row);
}
