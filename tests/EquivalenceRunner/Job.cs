using System.Reflection;
using System.Runtime.Loader;
using Microsoft.EntityFrameworkCore;

namespace Rowbound.EquivalenceRunner;

/// <summary>The compiled code of a case, to be run on databases.</summary>
internal sealed class Job
{
    private readonly string _engine;
    private readonly Type _context;
    private readonly MethodInfo _run;

    internal Job(RunRequest request)
    {
        _engine = request.Engine;
        _context = Load(request.Model, "Shop.ShopContext");
        _run = Load(request.Job, "Shop.Jobs.Job").GetMethod("Run") ?? throw new InvalidOperationException("There is no Run.");
    }

    internal async Task<Measurement> RunAsync(string connectionString)
    {
        var log = new CommandLog();
        using var context = Open(connectionString, log);
        _ = context.Model;
        using var memory = new LiveMemory();
        var (result, exception) = await RunAsync(context);
        var liveBytes = memory.Stop();
        var text = exception is null ? ResultText.Of(result) : null;
        using var afterwards = log.Writes.Count == 0 ? null : Open(connectionString, new CommandLog());
        return new(
            text,
            exception,
            context.ChangeTracker.Entries().Count(),
            log.Rows,
            log.Cells,
            log.Statements,
            [.. log.Writes.Select(ResultText.Short)],
            afterwards is null ? null : TableContents.HashOf(afterwards),
            liveBytes);
    }

    private async Task<(object? Result, string? Exception)> RunAsync(DbContext context)
    {
        try
        {
            return (await FinishedAsync(Start(context)), null);
        }
        catch (TargetInvocationException thrown)
        {
            return (null, thrown.InnerException?.GetType().FullName);
        }
#pragma warning disable CA1031 // Whatever the code of a case throws is part of what it computes.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (null, exception.GetType().FullName);
        }
    }

    private object? Start(DbContext context)
    {
        var type = _run.DeclaringType!; // the type that it was found in
        var job = Activator.CreateInstance(type, type.GetConstructors()[0].GetParameters().Length == 0 ? [] : [context]);
        object[] given = [context, CancellationToken.None];
        return _run.Invoke(job, [.. _run.GetParameters().Select(p => given.First(p.ParameterType.IsInstanceOfType))]);
    }

    private static async Task<object?> FinishedAsync(object? returned)
    {
        if (returned is IAsyncEnumerable<object?> stream)
            return await stream.ToListAsync();
        if (returned is not Task task)
            return returned;

        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    private DbContext Open(string connectionString, CommandLog log)
    {
        var builder = (DbContextOptionsBuilder)New(typeof(DbContextOptionsBuilder<>).MakeGenericType(_context));
        if (_engine == "Sqlite")
            builder.UseSqlite(connectionString);
        else
            builder.UseNpgsql(connectionString);
        builder.AddInterceptors(log);
        return (DbContext)New(_context, builder.Options);
    }

    private static object New(Type type, params object[] arguments) => Activator.CreateInstance(type, arguments)!; // a class

    private static Type Load(string file, string type) =>
        AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetType(type, throwOnError: true)!; // throws instead
}
