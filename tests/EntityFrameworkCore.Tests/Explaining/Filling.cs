using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Explaining;

/// <summary>Tables of 20,000 rows that the database has analysed.</summary>
internal static class Filling
{
    public static async Task Shop(Engine engine, ShopContext db)
    {
        var no = engine == Engine.Sqlite ? "0" : "false";
        await Rows(engine, db, "\"Lines\" (\"Tenant\", \"Flag\", \"Number\", \"Text\") SELECT n % 2, n % 3 = 0, n, 'line'");
        await Rows(engine, db, $"\"Items\" (\"Name\", \"Category\", \"Active\", \"Rank\", \"Hidden\") SELECT 'item', 'Tools', {no}, n % 50, 0");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"Customer\" (\"Name\") VALUES ('one')");
        await Rows(engine, db, "\"Orders\" (\"CustomerId\") SELECT 1");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"OrderLine\" (\"OrderId\") SELECT \"Id\" FROM \"Orders\"");
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    public static Task<int> Rows(Engine engine, DbContext db, string insert) => db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite
        ? $"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 20000) INSERT INTO {insert} FROM s"
        : $"INSERT INTO {insert} FROM generate_series(1, 20000) AS s(n)");
}
