using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Rowbound.Harness;

public class TestDatabaseTests
{
    [Fact]
    public async Task A_file_is_there_for_everybody_and_gone_with_its_test()
    {
        var database = TestDatabase.OnFile();
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        using (database)
        {
            await database.With(Reading.Items(3)).DisposeAsync();
            await using var elsewhere = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            await elsewhere.OpenAsync();
            await using var command = elsewhere.CreateCommand();
            command.CommandText = "SELECT count(*) FROM Items";
            Assert.Equal(3L, await command.ExecuteScalarAsync());
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public async Task Connections_of_other_databases_are_left_alone()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        using var other = TestDatabase.On(Engine.PostgreSql);
        await using var db = other.Open();
        await db.Database.OpenConnectionAsync();
        await using var ended = database.Open();
        await ended.Database.OpenConnectionAsync();

        Assert.Equal(1, database.TerminateConnections());

        Assert.Equal(0, await db.Items.CountAsync());
        Assert.Equal(0, database.TerminateConnections());
    }

    [Fact]
    public async Task A_retrying_context_goes_on_after_its_connection_was_ended()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open(retrying: true);
        await db.Database.OpenConnectionAsync();
        database.TerminateConnections();

        Assert.Equal(0, await db.Items.CountAsync());
        database.TerminateConnections();
        db.Items.AddRange(Reading.Items(2));
        Assert.Equal(2, await db.SaveChangesAsync());
    }

    [Fact]
    public async Task An_ended_connection_counts_as_transient_in_a_query_and_through_what_saving_wraps_around_it()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        database.TerminateConnections();

        var queried = await Assert.ThrowsAsync<PostgresException>(() => db.Items.CountAsync());
        await db.Database.CloseConnectionAsync();
        await db.Database.OpenConnectionAsync();
        database.TerminateConnections();
        db.Items.AddRange(Reading.Items(2));
        var saved = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.True(RetryingStrategy.IsTransient(queried), queried.ToString());
        Assert.True(RetryingStrategy.IsTransient(saved), saved.ToString());
    }

    [Fact]
    public async Task A_connection_that_ends_between_two_rows_counts_as_transient()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        // More than buffers on the way hold, so that the server is still sending when its process ends.
        var rows = db.Database.SqlQueryRaw<string>("SELECT repeat('x', 1000) AS \"Value\" FROM generate_series(1, 200000)");
        var read = 0;

        var exception = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var _ in rows.AsAsyncEnumerable())
            {
                if (read++ == 0)
                    Assert.Equal(1, database.TerminateConnections());
            }
        });

        Assert.InRange(read, 1, 199_999);
        Assert.True(RetryingStrategy.IsTransient(exception), exception.ToString());
    }
}
