using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>The shop on SQLite: each run has a copy in memory.</summary>
internal sealed class SqliteShop : ShopDatabase, IDisposable
{
    private readonly SqliteConnection _seeded = new("Data Source=:memory:");

    private SqliteShop()
    {
    }

    internal override string Name => "SQLite";

    internal static async Task<SqliteShop> Create()
    {
        var shop = new SqliteShop();
        await shop._seeded.OpenAsync();
        await shop.Fill(shop._seeded);
        return shop;
    }

    internal override async Task<Outcome> Run(MethodInfo program, bool mayWrite)
    {
        await using var copy = new SqliteConnection("Data Source=:memory:");
        await copy.OpenAsync();
        _seeded.BackupDatabase(copy);
        var count = new ReadCount();
        await using var context = Open(copy, count);
        return await Run(context, count, program, mayWrite);
    }

    public void Dispose() => _seeded.Dispose();

    private protected override void Use(DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseSqlite(connection);
}
