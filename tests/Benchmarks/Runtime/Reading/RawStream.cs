using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>One query through the reader of the provider: the limit.</summary>
internal sealed record RawStream<T>(Reading<T> Reading) : Variant("raw reader")
    where T : class, IRow
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var connection = await database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Reading.Columns(database.Shape)} FROM articles";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            Reading.Read(reader, tally);
    }
}
