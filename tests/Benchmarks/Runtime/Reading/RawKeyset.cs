using System.Data;
using System.Data.Common;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>A prepared query per chunk through the reader of the provider, on one connection: the limit for chunks.</summary>
internal sealed record RawKeyset<T>(Reading<T> Reading, int Size) : Variant($"raw keyset, {Size:N0}")
    where T : class, IRow
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var connection = await database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {Reading.Columns(database.Shape)} FROM articles WHERE id > @after ORDER BY id LIMIT {Size}";
        var after = command.CreateParameter();
        (after.ParameterName, after.DbType, after.Value) = ("@after", DbType.Int32, 0);
        command.Parameters.Add(after);
        await command.PrepareAsync();
        while (await ReadChunkAsync(command, tally) is { } last)
            after.Value = last;
    }

    /// <summary>The last id of a chunk that was full.</summary>
    private async Task<int?> ReadChunkAsync(DbCommand command, Tally tally)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var (count, last) = (0, 0);
        while (await reader.ReadAsync())
        {
            Reading.Read(reader, tally);
            last = reader.GetInt32(0);
            count++;
        }

        tally.EndChunk();
        return count == Size ? last : null;
    }
}
