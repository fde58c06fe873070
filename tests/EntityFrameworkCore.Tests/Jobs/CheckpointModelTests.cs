using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Jobs;

public class CheckpointModelTests
{
    [Fact]
    public void A_model_without_the_tables_is_refused_by_the_call()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        var contexts = new Contexts(database);

        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            _ = contexts.ForEachChunkAsync("job", db => db.Items, (_, _, _) => Task.CompletedTask);
        });

        Assert.Contains("'ShopContext'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AddChunkCheckpoints", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_schema_are_those_that_are_given()
    {
        Assert.Equal(["ChunkCheckpoints", "ChunkCheckpointsQuarantine"], Tables(_ => { }));
        Assert.Equal(
            ["work.ChunkCheckpoints", "work.ChunkCheckpointsQuarantine"], Tables(model => model.HasDefaultSchema("work")));
        Assert.Equal(["ops.jobs", "ops.jobsQuarantine"], Tables(model => model.HasDefaultSchema("work"), "jobs", "ops"));
        Assert.Throws<ArgumentException>(() => new ModelBuilder().AddChunkCheckpoints(" "));
        Assert.Throws<ArgumentException>(() => new ModelBuilder().AddChunkCheckpoints(schema: ""));
    }

    [Theory, InlineData("Sqlite"), InlineData("PostgreSql"), InlineData("SqlServer")]
    public void The_tables_can_be_created_by_every_provider(string provider)
    {
        using var db = new JobRunner.CountContext((provider switch
        {
            "Sqlite" => new DbContextOptionsBuilder<JobRunner.CountContext>().UseSqlite("Data Source=none"),
            "PostgreSql" => new DbContextOptionsBuilder<JobRunner.CountContext>().UseNpgsql("Host=none"),
            _ => new DbContextOptionsBuilder<JobRunner.CountContext>().UseSqlServer("Server=none"),
        }).Options);

        var script = db.Database.GenerateCreateScript();

        Assert.Contains("ChunkCheckpoints", script, StringComparison.Ordinal);
        Assert.Contains("ChunkCheckpointsQuarantine", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQL_Server_moves_a_checkpoint_only_where_the_run_left_it()
    {
        var sent = new SqlServerSql();
        await using var db = sent.Open<JobRunner.CountContext>(options => new JobRunner.CountContext(options));
        var from = ChunkCheckpoint.New("count", "", "start", "me", DateTimeOffset.UnixEpoch);

        await db.MoveAsync(from, from.Behind("next", end: null, rows: 3, DateTimeOffset.UnixEpoch), default);
        await db.TakeTokenAsync("count", "", default);
        await db.StopAsync(from, default);

        Assert.Equal(3, sent.Statements.Count);
        Assert.Matches(
            @"^UPDATE .*SET .*\[Position\] = .*WHERE .*\[Job\] = .*\[Partition\] = .*\[Token\] = .*\[Chunks\] = ",
            sent.Statements[0]);
        Assert.Matches(@"^UPDATE .*SET .*\[Token\] = .*\[Token\] \+ .*WHERE .*\[Job\] = ", sent.Statements[1]);
        Assert.Matches(@"^UPDATE .*SET .*\[State\] = .*Stopped.*WHERE .*\[Token\] = .*\[State\] = .*Running", sent.Statements[2]);
    }

    private static List<string> Tables(Action<ModelBuilder> configure, string? tableName = null, string? schema = null)
    {
        using var db = new NamedContext(configure, tableName, schema);
        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetSchemaQualifiedTableName()!); // '!': all are mapped
        return [.. tables.Order(StringComparer.Ordinal)];
    }

    private sealed class Contexts(TestDatabase database) : IDbContextFactory<ShopContext>
    {
        public ShopContext CreateDbContext() => database.Open();
    }

    private sealed class NamedContext(Action<ModelBuilder> configure, string? tableName, string? schema) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) =>
            options.UseNpgsql("Host=none").EnableServiceProviderCaching(false);

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            configure(modelBuilder);
            modelBuilder.AddChunkCheckpoints(tableName, schema);
        }
    }
}
