using Dapper;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>The usual way around EF Core.</summary>
internal sealed record DapperStream<T>(Reading<T> Reading) : Variant("Dapper, unbuffered")
    where T : class, IRow
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var connection = await database.ConnectAsync();
        var sql = $"SELECT {Reading.Columns(database.Shape)} FROM articles";
        await foreach (var row in connection.QueryUnbufferedAsync<T>(sql))
            tally.Read(row.Id, row.Title);
    }
}
