using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Jobs;

/// <summary>The SHA-256 of every value of every table, so that what a job wrote can be compared.</summary>
internal static class TableDigest
{
    public static async Task<string> OfAsync(ShopContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).Order(StringComparer.Ordinal))
            await AppendAsync(hash, connection, $"SELECT * FROM \"{table}\" ORDER BY \"Id\"", cancellationToken);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task AppendAsync(
        IncrementalHash hash, SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // made of the model's own table names
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var column = 0; column < reader.FieldCount; column++)
                hash.AppendData(Bytes(reader.GetValue(column)));
        }
    }

    private static byte[] Bytes(object value) =>
        value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) + "\u001f");
}
