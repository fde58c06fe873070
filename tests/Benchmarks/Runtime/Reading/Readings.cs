using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>The things to read.</summary>
internal static class Readings
{
    internal static readonly Reading<TitleRow> Columns = new(
        articles => articles.Select(row => new TitleRow { Id = row.Id, Title = row.Title }),
        _ => Table.Title,
        (reader, tally) => tally.Read(reader.GetInt32(0), reader.GetString(1)));

    internal static readonly Reading<Article> Rows = new(articles => articles.AsNoTracking(), Table.All, ReadWhole);

    internal static readonly Reading<Article> TrackedRows = Rows with { Query = articles => articles.AsTracking() };

    private static void ReadWhole(DbDataReader reader, Tally tally)
    {
        var id = reader.GetInt32(0);
        reader.GetDateTime(1);
        reader.GetInt32(2);
        var title = reader.GetString(3);
        reader.GetString(4);
        reader.GetString(5);
        if (!reader.IsDBNull(6))
            reader.GetString(6);
        if (reader.FieldCount > 7)
            reader.GetString(7);
        tally.Read(id, title);
    }
}
