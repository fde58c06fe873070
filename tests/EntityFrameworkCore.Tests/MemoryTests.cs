using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound;

[CollectionDefinition("memory", DisableParallelization = true)]
public sealed class MemoryCollection;

/// <summary>Live memory after a collection does not depend on how many rows were read. Nothing else runs meanwhile.</summary>
[Collection("memory")]
public class MemoryTests
{
    private const int Few = 10_000;
    private const int Many = 200_000;
    private const long Little = 512 * 1024;

    [Fact]
    public async Task Chunks_take_the_memory_of_one_chunk() =>
        Assert.InRange(await Growth(db => Held(db.Items.AsNoTracking().InChunksAsync())), -Little, Little);

    [Theory, InlineData(ChunkMode.Keys), InlineData(ChunkMode.Stream)]
    public async Task Chunks_take_the_memory_of_one_chunk_however_they_are_read(ChunkMode mode) =>
        Assert.InRange(
            await Growth(db => Held(db.Items.AsNoTracking().InChunksAsync(new ChunkOptions { Mode = mode }))), -Little, Little);

    [Fact]
    public async Task A_stream_takes_the_memory_of_one_row_also_under_a_retrying_strategy() =>
        Assert.InRange(await Growth(db => Held(db.Items.StreamAsync())), -Little, Little);

    [Fact]
    public async Task The_measure_sees_what_a_retrying_strategy_buffers() =>
        Assert.InRange(await Growth(db => Held(db.Items.AsNoTracking().AsAsyncEnumerable())), 10 * Little, long.MaxValue);

    private static async Task<long> Growth(Func<ShopContext, Task<long>> held)
    {
        await HeldOver(Few, held); // Compiles everything.
        var few = await HeldOver(Few, held);
        return await HeldOver(Many, held) - few;
    }

    private static async Task<long> HeldOver(int rows, Func<ShopContext, Task<long>> held)
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open(retrying: true);
        await db.Database.ExecuteSqlRawAsync(
            "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {0}) " +
            "INSERT INTO Items (Name, Category, Active, Rank, Hidden) SELECT 'item ' || n, 'Tools', 1, n % 7, 0 FROM s",
            rows);
        return await held(db);
    }

    /// <summary>What is alive while the last row is in hand, over what was alive before the first statement.</summary>
    private static async Task<long> Held<T>(IAsyncEnumerable<T> run)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var atLeast = before;
        var number = 0;
        await foreach (var _ in run)
        {
            // Powers of two: early, in the middle and late, at little cost.
            if (int.IsPow2(++number))
                atLeast = Math.Max(atLeast, GC.GetTotalMemory(forceFullCollection: true));
        }

        return atLeast - before;
    }
}
