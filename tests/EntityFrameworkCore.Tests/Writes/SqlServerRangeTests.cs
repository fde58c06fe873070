using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

/// <summary>What the statements of a chunk pick on SQL Server, of which there is no server here: a write has no query text, but
/// the rows that it is given have.</summary>
public partial class SqlServerRangeTests
{
    [Fact]
    public void A_chunk_of_a_single_key_is_one_range() => Assert.Equal(
        [["[i].[Id] > @after AND [i].[Id] <= @upTo"]],
        Parts<Item, KeyEnd<int>>(db => db.Items, new(1), new(2)));

    [Fact]
    public void A_chunk_of_a_composite_key_is_one_range_within_a_prefix_and_parts_behind_it() => Assert.Equal(
        [
            [
                "[l].[Tenant] = @after AND [l].[Flag] = @after AND [l].[Number] > @after AND [l].[Number] <= @upTo",
            ],
            [
                "[l].[Tenant] = @upTo AND [l].[Flag] = @upTo AND [l].[Number] <= @upTo",
                "[l].[Tenant] = @after AND [l].[Flag] > @after AND [l].[Flag] < @upTo",
            ],
            [
                "[l].[Tenant] = @upTo AND [l].[Flag] = @upTo AND [l].[Number] <= @upTo",
                "[l].[Tenant] = @upTo AND [l].[Flag] < @upTo",
                "[l].[Tenant] > @after AND [l].[Tenant] < @upTo",
            ],
        ],
        Parts<Line, KeyPart<int, KeyPart<bool, KeyEnd<int>>>>(
            db => db.Lines, new(1, new(false, new(2))), new(3, new(true, new(4)))));

    [Fact]
    public void Nulls_are_parts_of_their_own() => Assert.Equal(
        [
            ["[i].[Note] = @after AND [i].[Id] > @after AND [i].[Id] <= @upTo"],
            ["[i].[Note] = @upTo AND [i].[Id] <= @upTo", "[i].[Note] > @after AND [i].[Note] < @upTo"],
        ],
        Parts<Item, KeyPart<string?, KeyEnd<int>>>(
            db => db.Items.OrderBy(item => item.Note), new("a", new(1)), new("b", new(2))));

    [Fact]
    public void Nulls_that_come_first_are_left_behind() => Assert.Equal(
        [
            ["[i].[Note] IS NULL AND [i].[Id] > @after AND [i].[Id] <= @upTo"],
            ["[i].[Note] = @upTo AND [i].[Id] <= @upTo", "[i].[Note] IS NOT NULL AND [i].[Note] < @upTo"],
        ],
        [
            Parts<Item, KeyPart<string?, KeyEnd<int>>>(
                db => db.Items.OrderBy(item => item.Note), new(null, new(1)), new(null, new(2)))[0],
            Parts<Item, KeyPart<string?, KeyEnd<int>>>(
                db => db.Items.OrderBy(item => item.Note), new(null, new(1)), new("b", new(2)))[1],
        ]);

    /// <summary>For each range behind one key: the parts in which it is written up to another.</summary>
    private static List<List<string>> Parts<T, TKey>(Func<ShopContext, IQueryable<T>> query, TKey after, TKey upTo)
        where TKey : struct, IKeyValues<TKey>
    {
        using var db = new SqlServerSql().Open();
        var rows = query(db);
        var plan = new SeekPlan<TKey>(ChunkableQuery.From(rows), new SeekCursor<TKey> { After = after, UpTo = upTo });
        return [.. plan.Behind().Select(range => plan.UpTo(range).Select(part => Where(rows.Provider.CreateQuery<T>(part))).ToList())];
    }

    private static string Where<T>(IQueryable<T> rows)
    {
        var sql = rows.ToQueryString();
        var condition = sql[(sql.IndexOf("WHERE", StringComparison.Ordinal) + 6)..];
        return Parameter().Replace(condition, name => name.Groups[1].Value is "After" or "after" ? "@after" : "@upTo");
    }

    [GeneratedRegex(@"@\w*?(after|upTo)\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();
}
