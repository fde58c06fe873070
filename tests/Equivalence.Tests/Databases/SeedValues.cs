using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound.Equivalence.Tests.Databases;

/// <summary>
/// The values of the rows, each from its number alone: nulls, duplicates, ties, Unicode and empty texts among them, and the same
/// on every database.
/// </summary>
internal sealed class SeedValues(int orders)
{
    private const int Countries = 5;

    private static readonly DateTime FirstDay = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Words = ["", "plain", "Ärger", "ärger", "日本語", "a 'quoted' one", "Z", "emoji 🛒", " "];

    private int Few => orders == 0 ? 0 : Math.Max(5, orders / 10);

    /// <summary>How many rows a table has; 0 for tables that the model seeds itself and for views.</summary>
    internal int RowsOf(string entity) => entity switch
    {
        "Order" or "OrderLine" or "AuditEntry" or "AccessToken" => orders,
        "Customer" or "Product" or "Stock" or "Invoice" => Few,
        "Country" => orders == 0 ? 0 : Countries,
        _ => 0,
    };

    /// <summary>The value of a column in the row of a number, from 1 on.</summary>
    internal object? Of(string entity, IReadOnlyProperty property, int row) => (entity, property.Name) switch
    {
        ("Stock", "WarehouseId") => 1 + (row % 3),
        ("Stock", "ProductId") => row,
        (_, "Id") => property.ClrType == typeof(long) ? (long)row : row,
        (_, "CountryId") => 1 + (row % Countries),
        (_, "CustomerId") => 1 + (row * 7 % Few),
        (_, "ProductId") => 1 + (row * 3 % Few),
        (_, "OrderId") => 1 + (row * 11 % orders),
        (_, "CategoryId") => 1 + (row % 2),
        (_, "Status") => Enum.ToObject(property.ClrType, row % 3),
        (_, "PlacedAt" or "At" or "ExpiresAt") => FirstDay.AddMinutes(row * 17 % 500_000),
        (_, "Total" or "Price") => row % 97 * 1.25m,
        (_, "Quantity") => row % 7,
        (_, "IsPaid") => row % 2 == 0,
        (_, "IsVoid") => row % 3 == 0,
        (_, "Note" or "Checksum") => row % 4 == 0 ? null : Words[row % Words.Length],
        (_, "Number" or "Email" or "Token") => $"{Words[row % Words.Length]}{row:D7}",
        (_, "Code") => $"C{row}",
        (_, "Image") => row % 5 == 0 ? [] : Bytes(row),
        (_, "Description") => row % 6 == 0 ? "" : string.Concat(Enumerable.Repeat($"{Words[row % Words.Length]} {row} ", 50)),
        (_, "Name" or "Actor" or "Action") => $"{Words[row % 4]} {row % 1000}",
        _ => throw new NotSupportedException($"No value is known for {entity}.{property.Name}."),
    };

    private static byte[] Bytes(int row)
    {
        var bytes = new byte[1_000];
        new Random(row).NextBytes(bytes);
        return bytes;
    }
}
