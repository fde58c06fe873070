using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A seeded database of the shop. A run leaves it as it was.</summary>
internal abstract class ShopDatabase
{
    private static readonly string[] Tables =
        ["Customers", "Orders", "OrderLines", "Products", "Categories", "Countries", "AccessTokens", "AuditLog", "Stock",
            "Invoices"];

    /// <summary>How messages call it.</summary>
    internal abstract string Name { get; }

    /// <summary>Runs a program.</summary>
    internal abstract Task<Outcome> Run(MethodInfo program, bool mayWrite);

    private protected abstract void Use(DbContextOptionsBuilder options, DbConnection connection);

    private protected async Task<Outcome> Run(DbContext context, ReadCount count, MethodInfo program, bool mayWrite)
    {
        var result = await Result(context, program);
        var tracked = context.ChangeTracker.Entries().Count();
        var tables = mayWrite ? await Digest(context) : "";
        return new(result, tables, count.Rows, count.Cells, count.Commands, tracked);
    }

    private protected DbContext Open(DbConnection connection, params IInterceptor[] interceptors)
    {
        var type = ShopCode.Type("ShopContext");
        var builder = typeof(DbContextOptionsBuilder<>).MakeGenericType(type);
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(builder)!; // a class
        Use(options, connection);
        options.AddInterceptors(interceptors).ConfigureWarnings(static w =>
            w.Ignore(CoreEventId.DistinctAfterOrderByWithoutRowLimitingOperatorWarning));
        return (DbContext)Activator.CreateInstance(type, options.Options)!; // a class
    }

    private protected async Task Fill(DbConnection connection)
    {
        await using var context = Open(connection);
        await context.Database.EnsureCreatedAsync();
        ShopCode.Type("SmallShopSeeder").GetMethod("Fill")!.Invoke(null, [context]); // written in SmallShop
    }

    private static async Task<string> Result(DbContext context, MethodInfo program)
    {
        try
        {
            var returned = program.Invoke(Activator.CreateInstance(program.DeclaringType!), BindingFlags.DoNotWrapExceptions,
                null, [context, CancellationToken.None], null); // methods have types
            return JsonSerializer.Serialize(returned is Task<object?> task ? await task : returned);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.GetType().FullName!; // exceptions have names
        }
    }

    private static async Task<string> Digest(DbContext context)
    {
        var text = new StringBuilder();
        var connection = context.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        foreach (var table in Tables)
        {
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            try
            {
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    for (var i = 0; i < reader.FieldCount; i++)
                        text.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes)
                            : reader.GetValue(i)).Append('|');
                }
            }
            catch (DbException exception)
            {
                return exception.GetType().Name; // a failure of the program has ended the transaction
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
