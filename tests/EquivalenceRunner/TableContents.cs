using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound.EquivalenceRunner;

/// <summary>What is in the tables of a model.</summary>
internal static class TableContents
{
    internal static string HashOf(DbContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var connection = context.Database.GetDbConnection();
        context.Database.OpenConnection();
        foreach (var entity in context.Model.GetEntityTypes().Where(type => type.GetTableName() is not null))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Query(entity);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    hash.AppendData(Encoding.UTF8.GetBytes(Text(reader.GetValue(i)) + '\0'));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Query(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema()); // the caller has asked
        var columns = entity.GetProperties().Select(property => Quoted(property.GetColumnName(table)));
        var key = entity.FindPrimaryKey()!.Properties.Select(property => Quoted(property.GetColumnName(table))); // tables have keys
        return $"SELECT {string.Join(", ", columns)} FROM {Quoted(table.Name)} ORDER BY {string.Join(", ", key)}";
    }

    private static string Quoted(string? name) => $"\"{name}\"";

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
