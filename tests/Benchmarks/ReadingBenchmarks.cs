using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks;

/// <summary>Two columns of every row of a table: the raw reader as the limit, EF Core's own forms, and the library's.</summary>
public class ReadingBenchmarks
{
    private const int Rows = 200_000;

    private string _file = "";

    [GlobalSetup]
    public async Task Seed()
    {
        _file = Path.GetTempFileName();
        await using var db = new ReadingContext(_file);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Rows})
            INSERT INTO Readings (Id, Name, Value) SELECT n, 'reading ' || n, n * 7 FROM numbers
            """);
    }

    [GlobalCleanup]
    public void Delete()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
    }

    [Benchmark(Baseline = true)]
    public async Task<long> RawReader()
    {
        await using var connection = new SqliteConnection($"Data Source={_file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name, Value FROM Readings";
        await using var reader = await command.ExecuteReaderAsync();
        var sum = 0L;
        while (await reader.ReadAsync())
            sum += reader.GetInt64(1) + reader.GetString(0).Length;
        return sum;
    }

    [Benchmark]
    public async Task<long> EntityFrameworkStream()
    {
        await using var db = new ReadingContext(_file);
        var sum = 0L;
        await foreach (var row in db.Readings.Select(r => new { r.Name, r.Value }).AsAsyncEnumerable())
            sum += row.Value + row.Name.Length;
        return sum;
    }

    [Benchmark]
    public async Task<long> RowboundStream()
    {
        await using var db = new ReadingContext(_file);
        var sum = 0L;
        await foreach (var row in db.Readings.Select(r => new { r.Name, r.Value }).StreamAsync())
            sum += row.Value + row.Name.Length;
        return sum;
    }

    [Benchmark]
    public async Task<long> RowboundChunks()
    {
        await using var db = new ReadingContext(_file);
        var sum = 0L;
        await foreach (var chunk in db.Readings.Select(r => new { r.Name, r.Value }).InChunksAsync())
        {
            foreach (var row in chunk)
                sum += row.Value + row.Name.Length;
        }

        return sum;
    }

    [Benchmark]
    public async Task<long> TrackedList()
    {
        await using var db = new ReadingContext(_file);
        var sum = 0L;
        foreach (var row in await db.Readings.ToListAsync())
            sum += row.Value + row.Name.Length;
        return sum;
    }
}
