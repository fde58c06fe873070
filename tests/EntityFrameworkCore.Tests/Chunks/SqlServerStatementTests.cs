using Rowbound.Harness;

namespace Rowbound.Chunks;

/// <summary>
/// What SQL Server is sent, of which there is no server here. A value that were part of the text would stand there without the
/// braces and the type of a parameter.
/// </summary>
public class SqlServerStatementTests
{
    [Fact]
    public Task An_int_key_is_sought_by_an_int() => Seeks(
        db => db.Items,
        [41, "Tools", true],
        "WHERE [i].[Id] > {Int 41} ORDER BY [i].[Id]");

    [Fact]
    public Task A_Guid_key_is_sought_by_a_uniqueidentifier() => Seeks(
        db => db.Guids,
        [new Guid("0bd5b9a5-7d9b-4c8f-9d0a-6e1f0c2a7b11")],
        "WHERE [g].[Id] > {UniqueIdentifier 0bd5b9a5-7d9b-4c8f-9d0a-6e1f0c2a7b11} ORDER BY [g].[Id]");

    [Fact]
    public Task A_string_key_is_compared_in_the_type_of_its_column() => Seeks(
        db => db.Strings,
        ["abc"],
        "WHERE [s].[Id] > {NVarChar(450) abc} ORDER BY [s].[Id]");

    [Fact]
    public Task An_enum_that_is_stored_as_text_is_sought_as_text() => Seeks(
        db => db.Enums,
        [nameof(Planet.Earth)],
        "WHERE [e].[Id] > {NVarChar(450) Earth} ORDER BY [e].[Id]");

    [Fact]
    public Task A_strongly_typed_id_is_sought_by_its_stored_value() => Seeks(
        db => db.Typed,
        [41],
        "WHERE [t].[Id] > {Int 41} ORDER BY [t].[Id]");

    [Fact]
    public Task A_byte_array_key_is_compared_in_the_type_of_its_column() => Seeks(
        db => db.Bytes,
        [new byte[] { 1, 2, 255 }],
        "WHERE [b].[Id] > {VarBinary(900) 0102FF} ORDER BY [b].[Id]");

    [Fact]
    public Task A_date_key_is_sought_with_all_its_digits() => Seeks(
        db => db.Dates,
        [DateTime.UnixEpoch.AddTicks(7)],
        "WHERE [d].[Id] > {DateTime2 1970-01-01T00:00:00.0000007Z} ORDER BY [d].[Id]");

    [Fact]
    public Task A_composite_key_takes_one_range_for_each_prefix() => Seeks(
        db => db.Lines,
        [41, true, "text"],
        "WHERE [l].[Tenant] = {Int 41} AND [l].[Flag] = {Bit True} AND [l].[Number] > {Int 41} ORDER BY [l].[Number]",
        "WHERE [l].[Tenant] = {Int 41} AND [l].[Flag] > {Bit True} ORDER BY [l].[Flag], [l].[Number]",
        "WHERE [l].[Tenant] > {Int 41} ORDER BY [l].[Tenant], [l].[Flag], [l].[Number]");

    [Fact]
    public Task A_descending_order_is_sought_downwards() => Seeks(
        db => db.Lines.OrderByDescending(line => line.Number).ThenBy(line => line.Tenant),
        [41, true, "text"],
        "WHERE [l].[Number] = {Int 41} AND [l].[Tenant] = {Int 41} AND [l].[Flag] > {Bit True} ORDER BY [l].[Flag]",
        "WHERE [l].[Number] = {Int 41} AND [l].[Tenant] > {Int 41} ORDER BY [l].[Tenant], [l].[Flag]",
        "WHERE [l].[Number] < {Int 41} ORDER BY [l].[Number] DESC, [l].[Tenant], [l].[Flag]");

    [Fact]
    public Task What_SQLite_cannot_compare_is_compared_here() => Seeks(
        db => db.Measurements.OrderBy(row => row.Counter),
        [41, 2m, TimeSpan.FromHours(1), DateTimeOffset.UnixEpoch, 41L],
        "WHERE [m].[Counter] = {Decimal 2} AND [m].[Id] > {Int 41} ORDER BY [m].[Id]",
        "WHERE [m].[Counter] > {Decimal 2} ORDER BY [m].[Counter], [m].[Id]");

    [Fact]
    public async Task A_filter_stands_in_every_statement_and_a_projection_reads_its_columns_and_the_key()
    {
        var server = new SqlServerSql(41, "Tools");
        await using var db = server.Open();
        var rank = 3;

        await Reading.InChunks(db.Items.Where(item => item.Rank == rank).Select(item => item.Name), 1);

        Assert.Equal(
            [
                "SELECT TOP({Int 1}) [i].[Name], [i].[Id] FROM [Items] AS [i] WHERE [i].[Rank] = {Int 3} ORDER BY [i].[Id]",
                "SELECT TOP({Int 1}) [i].[Name], [i].[Id] FROM [Items] AS [i] " +
                "WHERE [i].[Rank] = {Int 3} AND [i].[Id] > {Int 41} ORDER BY [i].[Id]",
            ],
            server.Statements);
    }

    [Fact]
    public void OrderByKey_appends_what_is_missing_of_the_key() => Assert.EndsWith(
        "FROM [Lines] AS [l] ORDER BY [l].[Flag] DESC, [l].[Tenant], [l].[Number]",
        SqlServerSql.Of(db => db.Lines.OrderByKey(key => key.Descending(line => line.Flag))),
        StringComparison.Ordinal);

    /// <summary>The first statement reads from the start; each later one is a single range, which an index can serve.</summary>
    private static async Task Seeks<T>(Func<ShopContext, IQueryable<T>> query, object[] lastRow, params string[] ranges)
    {
        var server = new SqlServerSql(lastRow);
        await using var db = server.Open();

        await Reading.InChunks(query(db), 1);

        Assert.All(server.Statements, text => Assert.StartsWith("SELECT TOP({Int 1}) [", text, StringComparison.Ordinal));
        Assert.DoesNotContain("WHERE", server.Statements[0], StringComparison.Ordinal);
        Assert.Equal(ranges, server.Statements.Skip(1).Select(text => text[text.IndexOf("WHERE", StringComparison.Ordinal)..]));
    }
}
