using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Harness;

namespace Rowbound.Blobs;

/// <summary>What a stream holds, and how it gives it back.</summary>
public class ValueLifetimeTests
{
    private static readonly Photo[] OnePhoto = [new() { Data = Archive.Bytes(1_000_000), Story = new string('s', 1_000_000) }];

    public static MatrixTheoryData<Engine, bool> EnginesAndAsync => new([.. Engines.All.Select(row => row.Data)], [true, false]);

    [Theory, MemberData(nameof(EnginesAndAsync))]
    public async Task Disposing_a_stream_before_its_end_gives_the_connection_back(Engine engine, bool isAsync)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        var stream = await db.Photos.OpenReadAsync(photo => photo.Data);
        Assert.NotNull(stream);
        Assert.Equal(100, await stream.ReadAtLeastAsync(new byte[100], 100));
        Assert.Equal(ConnectionState.Open, db.Database.GetDbConnection().State);

        if (isAsync)
            await stream.DisposeAsync();
        else
            stream.Dispose(); // what is tested

        AssertGivenBack(archive, db);
        Assert.False(stream.CanRead);
        await stream.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await stream.ReadExactlyAsync(new byte[1]));
        Assert.Equal(1, await db.Photos.CountAsync());
    }

    [Theory, MemberData(nameof(EnginesAndAsync))]
    public async Task Disposing_a_text_before_its_end_gives_the_connection_back(Engine engine, bool isAsync)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        var text = await db.Photos.OpenTextAsync(photo => photo.Story);
        Assert.NotNull(text);
        Assert.Equal('s', text.Read());

        if (isAsync)
            await Assert.IsAssignableFrom<IAsyncDisposable>(text).DisposeAsync();
        text.Dispose();

        AssertGivenBack(archive, db);
        Assert.Throws<ObjectDisposedException>(() => text.Read());
        Assert.Equal(1, await db.Photos.CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_connection_that_the_caller_opened_stays_open(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        await db.Database.OpenConnectionAsync();
        await Archive.Read(db.Photos.OpenReadAsync(photo => photo.Data));

        Assert.Equal(ConnectionState.Open, db.Database.GetDbConnection().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_value_is_read_in_the_transaction_of_the_context(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Data, new byte[] { 1, 2 }));
            Assert.Equal([1, 2], await Archive.Read(db.Photos.OpenReadAsync(photo => photo.Data)));
        }

        Assert.Equal(OnePhoto[0].Data, await Archive.Read(db.Photos.OpenReadAsync(photo => photo.Data)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_strategy_of_the_context_retries_the_opening(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open(retrying: true);
        archive.Log.FailuresToCome = 2;

        Assert.Equal(OnePhoto[0].Data, await Archive.Read(db.Photos.OpenReadAsync(photo => photo.Data)));
        Assert.Equal(0, archive.Log.FailuresToCome);
        AssertGivenBack(archive, db);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_failed_opening_is_reported_to_interceptors_and_gives_the_connection_back(Engine engine)
    {
        var failures = new Failures();
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open(options => options.AddInterceptors(failures));
        await db.Database.ExecuteSqlRawAsync("DROP TABLE \"Pages\"");

        var thrown = await Assert.ThrowsAnyAsync<DbException>(() => db.Pages.OpenReadAsync(page => page.Image));
        Assert.Same(thrown, Assert.Single(failures.Seen));
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_log_of_the_context_shows_the_command(Engine engine)
    {
        var lines = new List<string>();
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open(options => options.LogTo(lines.Add, [RelationalEventId.CommandExecuted]));
        await Archive.Read(db.Photos.OpenReadAsync(photo => photo.Data));

        Assert.Contains("photo table", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_cancelled_token_opens_nothing(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => db.Photos.OpenReadAsync(photo => photo.Data, cancellation.Token));
        Assert.Empty(archive.Log.Statements);
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_cancelled_read_ends_and_the_stream_can_be_disposed(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        using var cancellation = new CancellationTokenSource();
        await using (var stream = await db.Photos.OpenReadAsync(photo => photo.Data))
        {
            Assert.NotNull(stream);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await stream.ReadExactlyAsync(new byte[100_000], cancellation.Token));
        }

        await using (var text = (IAsyncDisposable?)await db.Photos.OpenTextAsync(photo => photo.Story))
        {
            var reader = Assert.IsAssignableFrom<TextReader>(text);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await reader.ReadAsync(new char[100_000], cancellation.Token));
        }

        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stream_that_outlives_its_context_can_be_disposed(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        Stream? stream;
        await using (var db = archive.Open())
            stream = await db.Photos.OpenReadAsync(photo => photo.Data);

        await stream!.DisposeAsync(); // '!': the photo has data
        Assert.True(Assert.Single(archive.Log.Readers).IsClosed);
    }

    [Fact]
    public async Task On_SQLite_a_row_that_changes_through_the_same_connection_ends_the_stream()
    {
        using var archive = new Archive(Engine.Sqlite, Copies(OnePhoto));
        await using var db = archive.Open();
        await using var stream = await db.Photos.OpenReadAsync(photo => photo.Data);
        Assert.NotNull(stream);
        await stream.ReadExactlyAsync(new byte[1]);
        await db.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Data, new byte[] { 1, 2 }));

        await Assert.ThrowsAnyAsync<DbException>(async () => await stream.ReadExactlyAsync(new byte[1]));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stream_is_read_once_and_not_written(Engine engine)
    {
        using var archive = new Archive(engine, Copies(OnePhoto));
        await using var db = archive.Open();
        await using var stream = await db.Photos.OpenReadAsync(photo => photo.Data);

        Assert.NotNull(stream);
        Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Assert.Contains("Length)", Assert.Throws<NotSupportedException>(() => stream.Length).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => stream.Position);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write([1], 0, 1));
        await stream.FlushAsync();
    }

    /// <summary>EF Core writes the key into what it stores.</summary>
    private static IEnumerable<Photo> Copies(IEnumerable<Photo> photos) =>
        photos.Select(photo => new Photo { Data = photo.Data, Story = photo.Story });

    private static void AssertGivenBack(Archive archive, ArchiveContext db)
    {
        Assert.True(archive.Log.Readers[^1].IsClosed);
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    private sealed class Failures : DbCommandInterceptor
    {
        public List<Exception> Seen { get; } = [];

        public override Task CommandFailedAsync(
            DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Seen.Add(eventData.Exception);
            return Task.CompletedTask;
        }
    }
}
