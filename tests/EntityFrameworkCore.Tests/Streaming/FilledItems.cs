using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Streaming;

internal static class FilledItems
{
    /// <summary>A context on a PostgreSQL database with so many items of some 130 bytes, whose ids count from 1.</summary>
    public static async Task<ShopContext> FilledAsync(this TestDatabase database, int rows, bool retrying)
    {
        var db = database.Open(retrying);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Items" ("Name", "Category", "Active", "Rank", "Hidden")
            SELECT repeat('x', 100), 'Tools', true, 0, 0 FROM generate_series(1, {0})
            """,
            rows);
        database.Log.Clear();
        return db;
    }
}
