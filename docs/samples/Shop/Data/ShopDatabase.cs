using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

public static class ShopDatabase
{
    public static ShopContext Open(string path, bool readOnly = false)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        };
        return new(new DbContextOptionsBuilder<ShopContext>().UseSqlite(connection.ToString()).Options);
    }
}
