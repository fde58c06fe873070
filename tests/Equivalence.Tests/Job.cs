using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests;

/// <summary>The code of a test, compiled with the shop and run on a database of its own.</summary>
internal sealed class Job
{
    private static readonly JsonSerializerOptions Json =
        new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, IncludeFields = true };

    private readonly Assembly _assembly;

    private Job(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles the project that a document stands in.</summary>
    internal static async Task<Job> Compile(Document document)
    {
        using var stream = new MemoryStream();
        var result = (await RuleRun.CompileAsync(document.Project)).Emit(stream);
        if (!result.Success)
            throw new HarnessException(
                $"The job does not compile:\n{string.Join('\n', result.Diagnostics)}\n{await document.GetTextAsync()}");

        stream.Position = 0;
        return new(new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(stream));
    }

    /// <summary>Runs the job on SQLite with the rows of the seeder.</summary>
    internal async Task<Measurement> Run()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using (var empty = Open(connection))
        {
            await empty.Database.EnsureCreatedAsync();
            Method("Shop.Seeder", "Fill").Invoke(null, [empty]);
        }

        var counter = new ReadCounter();
        await using var context = Open(connection, counter);
        var run = Method("Shop.Jobs.Job", "Run");
        var returned = run.Invoke(
            Activator.CreateInstance(run.DeclaringType!), [context, CancellationToken.None]); // methods have types
        var result = returned is Task<object?> task ? await task : returned;
        return new(JsonSerializer.Serialize(result, Json), context.ChangeTracker.Entries().Count(), counter.Rows, counter.Cells);
    }

    private DbContext Open(SqliteConnection connection, params ReadCounter[] counters)
    {
        var type = _assembly.GetType("Shop.ShopContext", throwOnError: true)!; // throws instead
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!; // a class
        builder.UseSqlite(connection).AddInterceptors(counters);
        return (DbContext)Activator.CreateInstance(type, builder.Options)!; // a class
    }

    private MethodInfo Method(string type, string name) =>
        _assembly.GetType(type, throwOnError: true)!.GetMethod(name)
            ?? throw new HarnessException($"{type} has no {name}."); // throws instead
}
