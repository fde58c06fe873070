using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rowbound.Shared;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>The shop on PostgreSQL: each run is in a transaction that is rolled back.</summary>
internal sealed class PostgresShop : ShopDatabase, IDisposable
{
    private readonly string _connectionString = PostgresServer.CreateDatabase();
    private readonly NpgsqlConnection _connection;

    private PostgresShop() => _connection = new(_connectionString);

    internal override string Name => "PostgreSQL";

    internal static async Task<PostgresShop> Create()
    {
        var shop = new PostgresShop();
        await shop._connection.OpenAsync();
        await shop.Fill(shop._connection);
        return shop;
    }

    internal override async Task<Outcome> Run(MethodInfo program, bool mayWrite)
    {
        var count = new ReadCount();
        await using var context = Open(_connection, count);
        await using var transaction = await context.Database.BeginTransactionAsync();
        var outcome = await Run(context, count, program, mayWrite);
        await transaction.RollbackAsync();
        return outcome;
    }

    public void Dispose()
    {
        _connection.Dispose();
        PostgresServer.DropDatabase(_connectionString);
    }

    private protected override void Use(DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseNpgsql(connection);
}
