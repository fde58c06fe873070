using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Rowbound.Equivalence.Tests.Databases;

/// <summary>Makes the tables of a model and fills them, past EF Core: it would take minutes.</summary>
internal static class DatabaseSeeder
{
    private static readonly string[] PrincipalsFirst =
        ["Country", "Customer", "Product", "Order", "OrderLine", "AccessToken", "AuditEntry", "Stock", "Invoice"];

    internal static void Fill(DbContext context, int orders)
    {
        context.Database.EnsureCreated();
        context.Database.ExecuteSqlRaw(
            """CREATE VIEW "SalesByDay" AS SELECT "PlacedAt" AS "Day", "Total" FROM "Orders" """);
        var values = new SeedValues(orders);
        context.Database.OpenConnection();
        foreach (var name in PrincipalsFirst)
        {
            var table = new SeedTable(context.Model.FindEntityType($"Shop.{name}")!, values); // the shop has all of them
            if (context.Database.GetDbConnection() is SqliteConnection sqlite)
                table.Insert(sqlite);
            else
                table.Copy((NpgsqlConnection)context.Database.GetDbConnection());
        }

        if (context.Database.IsSqlite())
            context.Database.ExecuteSqlRaw("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
        else
            context.Database.ExecuteSqlRaw("VACUUM (ANALYZE)");
        context.Database.CloseConnection();
    }

    private sealed class SeedTable(IEntityType entity, SeedValues values)
    {
        private readonly string _name = entity.ClrType.Name;
        private readonly StoreObjectIdentifier _table = StoreObjectIdentifier.Table(entity.GetTableName()!); // all have tables
        private readonly IReadOnlyList<IProperty> _properties = [.. entity.GetProperties()];

        private int Rows => values.RowsOf(_name);

        private string Target => $"\"{_table.Name}\" ({string.Join(", ", _properties.Select(p => $"\"{p.GetColumnName(_table)}\""))})";

        internal void Insert(SqliteConnection connection)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO {Target} VALUES ({string.Join(", ", _properties.Select((_, i) => $"@p{i}"))})";
            var parameters = _properties.Select((_, i) => insert.Parameters.AddWithValue($"@p{i}", DBNull.Value)).ToArray();
            for (var row = 1; row <= Rows; row++)
            {
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i].Value = Stored(_properties[i], row) ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        internal void Copy(NpgsqlConnection connection)
        {
            using (var writer = connection.BeginBinaryImport($"COPY {Target} FROM STDIN (FORMAT BINARY)"))
            {
                var types = _properties.Select(p => p.GetRelationalTypeMapping().StoreTypeNameBase).ToArray();
                for (var row = 1; row <= Rows; row++)
                {
                    writer.StartRow();
                    for (var i = 0; i < types.Length; i++)
                    {
                        if (Stored(_properties[i], row) is { } value)
                            writer.Write(value, types[i]);
                        else
                            writer.WriteNull();
                    }
                }

                writer.Complete();
            }

            foreach (var column in _properties.Where(p => p.ValueGenerated == ValueGenerated.OnAdd).Select(p => p.GetColumnName(_table)))
            {
                using var restart = connection.CreateCommand();
                restart.CommandText = $"ALTER TABLE \"{_table.Name}\" ALTER COLUMN \"{column}\" RESTART WITH {Rows + 1}";
                restart.ExecuteNonQuery();
            }
        }

        private object? Stored(IProperty property, int row)
        {
            var value = values.Of(_name, property, row);
            return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
