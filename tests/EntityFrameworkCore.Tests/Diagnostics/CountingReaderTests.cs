using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

#pragma warning disable EF1001 // Internal API: a reader needs a run, and a run asks the state manager.

public class CountingReaderTests
{
    private const string Sql = """SELECT "Id", "Name", "Active", "Note", 1.5 AS "Number" FROM "Items" ORDER BY "Id" """;
    private const string BinarySql = """SELECT "Id" AS "Data" FROM "Bytes" """;

    [Fact]
    public void Everything_that_a_reader_can_do_is_handed_on()
    {
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var overridden = typeof(CountingReader).GetMethods(Members | BindingFlags.DeclaredOnly)
            .Select(method => method.ToString());
        var inherited = typeof(DbDataReader).GetMethods(Members | BindingFlags.DeclaredOnly)
            .Where(method => method is { IsVirtual: true, IsFinal: false })
            .Select(method => method.ToString())
            .ToList();

        Assert.Contains("Boolean Read()", inherited);
        Assert.Empty(inherited.Except(overridden));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_answer_is_that_of_the_other_reader(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With([.. Reading.Items(8), new BytesRow { Id = [1, 2, 3] }]);
        foreach (var bytes in new[] { false, true })
        {
            await using var db = database.Open(options => options.CountBytes = bytes);
            await db.Database.OpenConnectionAsync();

            List<object?> plain, guarded;
            await using (var reader = Plain(db))
                plain = [.. Answers(reader), .. await AnswersAsync(reader)];
            await using (var reader = Guarded(db, Guid.NewGuid()))
                guarded = [.. Answers(reader), .. await AnswersAsync(reader)];
            await using (var reader = Plain(db, BinarySql))
                plain.AddRange(BinaryAnswers(reader));
            await using (var reader = GuardedContext.Of(db).Guard(Guid.NewGuid(), BinarySql, Plain(db, BinarySql)))
                guarded.AddRange(BinaryAnswers(reader));
            Assert.Equal(plain, guarded);
            Assert.Contains("item 4", plain);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_are_counted_however_they_are_read(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(5));
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();

        Assert.Equal(5, await Rows(async reader => Assert.Equal(5, reader.Cast<DbDataRecord>().Count())));
        Assert.Equal(2, await Rows(async reader => Assert.True(reader.Read() && reader.Read())));
        Assert.Equal(2, await Rows(async reader => Assert.True(await reader.ReadAsync() && await reader.ReadAsync())));
        Assert.Equal(5, await Rows(async reader =>
        {
            while (await reader.ReadAsync())
                continue;
            Assert.False(reader.Read());
            Assert.False(await reader.ReadAsync());
        }));

        async Task<long> Rows(Func<DbDataReader, Task> read)
        {
            database.Report.Reset();
            var command = Guid.NewGuid();
            await using (var reader = Guarded(db, command))
                await read(reader);
            GuardedContext.Of(db).Close(command);
            return Assert.Single(database.Report.CallSites()).Rows;
        }
    }

    [Fact]
    public async Task Rows_that_arrive_late_are_counted_too()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(5));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw));
        await using var spare = database.Open(options => options.Report = null);
        await db.Database.OpenConnectionAsync();
        var command = Guid.NewGuid();

        var late = new LateReader(Plain(db), spare);
        await using (var reader = GuardedContext.Of(db).Guard(command, Sql, late))
        {
            for (var row = 1; row <= 3; row++)
                Assert.True(await Arriving(reader.ReadAsync()));
            await Assert.ThrowsAsync<MemoryLimitExceededException>(() => Arriving(reader.ReadAsync()));
        }

        Assert.Equal(4, Assert.Single(database.Report.CallSites()).Rows);

        Task<bool> Arriving(Task<bool> reading)
        {
            Assert.False(reading.IsCompleted);
            late.Arrive();
            return reading;
        }
    }

    [Fact]
    public async Task A_context_that_threads_share_by_mistake_breaks_nothing_in_the_guard()
    {
        using var database = new GuardedDatabase(Engine.Sqlite);
        await using var db = database.Open();
        var guarded = GuardedContext.Of(db);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var turn = 0; turn < 200; turn++)
            {
                var command = Guid.NewGuid();
                guarded.Start(command, Sql);
                using var table = new DataTable { Columns = { "Id" }, Rows = { "1", "2" } };
                using (var reader = guarded.Guard(command, Sql, table.CreateDataReader()))
                    Assert.True(reader.Read() && reader.Read() && !reader.Read());
                Assert.Null(guarded.Close(command));
            }
        })));
        var usages = database.Report.CallSites();
        Assert.Equal((1600, 3200), (usages.Sum(usage => usage.Executions), usages.Sum(usage => usage.Rows)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Interceptors_of_others_may_wrap_the_reader_too(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(5));
        await using var spare = database.Open(options => options.Report = null);
        var wrapping = new Wrapping(spare);
        var before = database.Options(Limit).AddInterceptors(wrapping);
        var after = new DbContextOptionsBuilder<ShopContext>(
            database.Unguarded().AddInterceptors(wrapping).Options).UseRowbound(Limit);
        foreach (var options in new[] { before, after })
        {
            await using var db = new ShopContext(options.Options);
            Assert.Equal(3, (await db.Items.Take(3).ToListAsync()).Count);
            await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.ToListAsync());
            Assert.Throws<MemoryLimitExceededException>(() => db.Items.ToList());
        }

        static void Limit(RowboundOptions options) => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw);
    }

    private static DbDataReader Plain(ShopContext db, string sql = Sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command.ExecuteReader();
    }

    private static DbDataReader Guarded(ShopContext db, Guid command) => GuardedContext.Of(db).Guard(command, Sql, Plain(db));

    private static List<object?> Answers(DbDataReader reader)
    {
        List<object?> answers =
        [
            reader.FieldCount, reader.VisibleFieldCount, reader.Depth, reader.HasRows, reader.IsClosed, reader.RecordsAffected,
            reader.GetOrdinal("Note"), reader.GetName(1), reader.GetFieldType(2), reader.GetDataTypeName(1),
            reader.GetProviderSpecificFieldType(1), reader.GetSchemaTable()?.Rows.Count, reader.Read(),
        ];
        var values = new object[5];
        var characters = new char[4];
        answers.AddRange(
        [
            reader[0], reader["Name"], reader.GetInt16(0), reader.GetInt32(0), reader.GetInt64(0), reader.GetString(1),
            reader.GetBoolean(2), reader.GetValue(1), reader.GetProviderSpecificValue(1), reader.IsDBNull(3), reader.IsDBNull(1),
            reader.GetValues(values), string.Join(',', values),
            reader.GetProviderSpecificValues(values), string.Join(',', values),
            reader.GetFieldValue<string>(1), reader.GetFieldValue<int>(0),
            reader.GetDecimal(4), reader.GetDouble(4), reader.GetFloat(4),
            reader.GetChars(1, 0, characters, 0, 4), new string(characters), reader.Read(),
        ]);
        using (var text = reader.GetTextReader(1))
            answers.Add(text.ReadToEnd());
        return answers;
    }

    private static List<object?> BinaryAnswers(DbDataReader reader)
    {
        var bytes = new byte[2];
        List<object?> answers =
        [
            reader.Read(), reader.GetBytes(0, 0, null, 0, 0), reader.GetBytes(0, 1, bytes, 0, 2), Convert.ToHexString(bytes),
        ];
        using var stream = reader.GetStream(0);
        return [.. answers, stream.ReadByte(), stream.Length];
    }

    private static async Task<List<object?>> AnswersAsync(DbDataReader reader)
    {
        // What one provider refuses, the guard's reader refuses too.
        var schema = await Record.ExceptionAsync(async () => Assert.Equal(5, (await reader.GetColumnSchemaAsync()).Count));
        var same = Record.Exception(() => Assert.Equal(5, reader.GetColumnSchema().Count));
        List<object?> answers =
        [
            schema?.GetType(), same?.GetType(), (await reader.GetSchemaTableAsync())?.Rows.Count, await reader.ReadAsync(),
            reader.IsDBNull(3), await reader.IsDBNullAsync(3),
            await reader.GetFieldValueAsync<string>(1), await reader.GetFieldValueAsync<int>(0),
        ];
        while (await reader.ReadAsync())
            answers.Add(Convert.ToString(reader[1], CultureInfo.InvariantCulture));
        answers.AddRange([await reader.NextResultAsync(), reader.NextResult()]);
        await reader.CloseAsync();
        answers.Add(reader.IsClosed);
        return answers;
    }

    /// <summary>What an interceptor of the program may do: a reader of its own around each query's.</summary>
    private sealed class Wrapping(ShopContext spare) : DbCommandInterceptor
    {
        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
            GuardedContext.Of(spare).Guard(Guid.NewGuid(), command.CommandText, result);

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default)
            => new(ReaderExecuted(command, eventData, result));
    }

    /// <summary>Each of its rows arrives after the read was handed out, as rows do that are still on the wire.</summary>
    private sealed class LateReader(DbDataReader reader, ShopContext spare) : CountingReader(reader, RunOf(spare))
    {
        private TaskCompletionSource<bool> _arriving = new();

        public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            _arriving = new TaskCompletionSource<bool>();
            return _arriving.Task;
        }

        public void Arrive() => _arriving.SetResult(Read());

        private static QueryRun RunOf(ShopContext spare) => new(
            GuardedContext.Of(spare), spare.GetService<IStateManager>(), new QueryShape(null, [], null, IsSplitPart: false), Sql);
    }
}
