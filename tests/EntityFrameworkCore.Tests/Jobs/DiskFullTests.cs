using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Harness;

namespace Rowbound.Jobs;

public class DiskFullTests
{
    private const int DiskIsFull = 13; // SQLITE_FULL
    private const int Rows = 40;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_full_disk_ends_the_job_with_its_own_error_and_the_job_goes_on_when_there_is_space(bool quarantining)
    {
        using var database = CountDatabase.On(Engine.Sqlite, Rows);
        var pages = new MaxPages();
        var options = Counting.By(5) with { Poison = quarantining ? PoisonPolicy.Quarantine(Rows) : PoisonPolicy.Stop };
        Task<ChunkSummary> Start() => database.Contexts(retrying: true, pages).CountAsync(options, (_, chunk) =>
        {
            foreach (var row in chunk)
                row.Text = new string('x', 5000);
            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<DbUpdateException>(Start);

        Assert.Equal(DiskIsFull, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
        var done = (await database.CheckpointAsync()).Rows;
        Assert.InRange(done, 5, Rows - 5);
        await database.NothingIsHalfDoneAsync();
        await using (var db = database.Open())
        {
            Assert.Equal(done, await db.Rows.CountAsync(row => row.Text != ""));
            Assert.Empty(await db.Quarantine.ToListAsync());
        }

        pages.Limit = int.MaxValue;
        await Start();
        await database.AllWereHitOnceAsync(Rows);
    }

    /// <summary>SQLite's own stand-in for a small disk.</summary>
    private sealed class MaxPages : DbConnectionInterceptor
    {
        public int Limit { get; set; } = 40;

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {Limit}";
            command.ExecuteScalar();
            return Task.CompletedTask;
        }
    }
}
