using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

/// <summary>Each test tags its query with its own name: a shape is looked at once per process.</summary>
public class CallSiteTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task An_asynchronous_list(Engine engine) => SeenAtTheQuery(engine, async query =>
    {
        await query.ToListAsync();
        return Line();
    }, linesBefore: 1);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_list(Engine engine) => SeenAtTheQuery(engine, query =>
    {
        Assert.NotEmpty(query.ToList());
        return Task.FromResult(Line());
    }, linesBefore: 1);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_loop(Engine engine) => SeenAtTheQuery(engine, query =>
    {
        foreach (var _ in query)
            break;
        return Task.FromResult(Line());
    }, linesBefore: 2);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task An_asynchronous_loop(Engine engine) => SeenAtTheQuery(engine, async query =>
    {
        await foreach (var _ in query.AsAsyncEnumerable())
            break;
        return Line();
    }, linesBefore: 2);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_first_row(Engine engine) => SeenAtTheQuery(engine, async query =>
    {
        await query.OrderBy(item => item.Id).FirstAsync();
        return Line();
    }, linesBefore: 1);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_query_behind_an_await(Engine engine) => SeenAtTheQuery(engine, async query =>
    {
        await Task.Yield();
        await Task.Run(() => { });
        await query.CountAsync();
        return Line();
    }, linesBefore: 1);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_stream(Engine engine) => SeenAtTheQuery(engine, async query =>
    {
        await foreach (var _ in query.StreamAsync())
            continue;
        return Line();
    }, linesBefore: 2);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Chunks(Engine engine) => SeenAtTheQuery(engine, async query =>
    {
        await foreach (var _ in query.InChunksAsync(2))
            continue;
        return Line();
    }, linesBefore: 2);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task All_statements_of_chunks_by_a_key_of_several_columns(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Lines(20));
        var connection = new SlowConnection();
        await using var db = new ShopContext(database.Options().AddInterceptors(connection).Options);
        var query = db.Lines.TagWith($"{nameof(All_statements_of_chunks_by_a_key_of_several_columns)} {engine}");

        var line = Line() + 2;
        await using var chunks = query.InChunksAsync(3).GetAsyncEnumerator();
        while (await connection.Opening(() => chunks.MoveNextAsync().AsTask()))
            continue;

        Assert.Equal(engine == Engine.Sqlite ? 4 : 2, database.Statements.Distinct().Count()); // PostgreSQL compares rows as a whole.
        // The first statement is translated where the chunks are asked for, the others where they are read: mostly one line.
        Assert.Equal([Here(line - 1), Here(line)], database.Report.CallSites().Select(usage => usage.CallSite).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_query_that_waits_for_the_connection_to_open(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(3));
        var connection = new SlowConnection();
        await using var db = new ShopContext(database.Options().AddInterceptors(connection).Options);
        var query = db.Items.TagWith($"{nameof(A_query_that_waits_for_the_connection_to_open)} {engine}");

        Assert.Equal(3, (await connection.Opening(() => query.ToListAsync())).Count);
        Assert.Equal(Here(Line() - 1), Assert.Single(database.Report.CallSites()).CallSite);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_tag_of_EF_Core_says_it_best(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(3));
        await using var db = database.Open(options => options.MaxRowsPerQuery = 2);

        var query = db.Items.TagWith("a tag\nof two lines").TagWithCallSite();
        var line = Line() - 1;
        await query.ToListAsync();
        Assert.Equal(Here(line), Assert.Single(database.Report.CallSites()).CallSite);
        Assert.Equal(Here(line), Assert.Single(database.Breaches).CallSite);
        Assert.Equal(["a tag", "of two lines"], database.Breaches[0].Tags);
    }

    [Fact]
    public async Task The_same_text_keeps_the_place_where_it_was_first_seen()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(3));
        await using var db = database.Open();
        var query = db.Items.TagWith(nameof(The_same_text_keeps_the_place_where_it_was_first_seen));

        await query.ToListAsync();
        var line = Line() - 1;
        await query.ToListAsync();
        var usage = Assert.Single(database.Report.CallSites());
        Assert.Equal((Here(line), 2), (usage.CallSite, usage.Executions));
    }

    [Fact]
    public async Task Compiled_queries_stand_where_they_are_called()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(3));
        await using var db = database.Open();
        var all = EF.CompileAsyncQuery((ShopContext context) => context.Items.TagWith("compiled"));

        Assert.Equal(3, (await Reading.All(all(db))).Count);
        Assert.StartsWith(Here(0)[..^1], Assert.Single(database.Report.CallSites()).CallSite, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_symbols_the_method_is_named_as_it_is_written()
    {
        const string This = $"Rowbound.Diagnostics.CallSiteTests.{nameof(Without_symbols_the_method_is_named_as_it_is_written)}";
        Assert.Equal("System.String.Concat", NameOf(string.Concat<int>));
        Assert.Equal("Rowbound.Diagnostics.CallSiteTests.Local", NameOf(Local<int>));
        Assert.Equal("Rowbound.Diagnostics.CallSiteTests.Nested.Method", NameOf(Nested<int>.Method));
        Assert.Equal(This, NameOf(() => 1));
        Assert.Equal("Rowbound.Diagnostics.CallSiteTests.LaterAsync", BodyOf(LaterAsync));
        Assert.Equal(This, BodyOf(async () => await Task.Yield()));

        static string NameOf(Delegate method) => CallStack.SourceName(method.Method);

        static string BodyOf(Func<Task> method) => CallStack.SourceName(
            method.Method.GetCustomAttributes(typeof(AsyncStateMachineAttribute), inherit: false)
                .Cast<AsyncStateMachineAttribute>().Single().StateMachineType
                .GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!); // '!': all have it
    }

    private static async Task SeenAtTheQuery(
        Engine engine, Func<IQueryable<Item>, Task<int>> run, int linesBefore, [CallerMemberName] string test = "")
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(3));
        await using var db = database.Open();

        var line = await run(db.Items.TagWith($"{test} {engine}"));
        Assert.All(database.Report.CallSites(), usage => Assert.Equal(Here(line - linesBefore), usage.CallSite));
        Assert.NotEmpty(database.Report.CallSites());
    }

    private static int Local<T>() => 0;

    private static async Task LaterAsync() => await Task.Yield();

    private static int Line([CallerLineNumber] int line = 0) => line;

    private static string Here(int line, [CallerFilePath] string file = "") => $"{file}:{line}";

    private static class Nested<T>
    {
        public static int Method() => 0;
    }
}
