using Rowbound.Harness;

namespace Rowbound.Writes;

/// <summary>No SQL Server runs here: what would be sent to it is read.</summary>
public class SqlServerComputeTests
{
    [Fact]
    public void Values_travel_as_JSON_that_OPENJSON_reads_with_the_types_of_the_columns()
    {
        using var db = new SqlServerSql().Open<BackfillContext>(options => new BackfillContext(options));
        var entity = db.Model.FindEntityType(typeof(Token))!; // '!': it is mapped
        var table = new ValueTable(
            [entity.FindProperty(nameof(Token.Id))!],
            [.. new[] { nameof(Token.Checksum), nameof(Token.Digest), nameof(Token.Number), nameof(Token.Planet), nameof(Token.Price), nameof(Token.At) }
                .Select(name => entity.FindProperty(name)!)]);
        Add(7, "é\"", new byte[] { 0, 255 }, new OrderNumber(3), Planet.Mars, 1.10m, new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc));
        Add(8, null, null, null, Planet.Venus, 0m, DateTime.UnixEpoch);

        var (sql, parameters) = new SqlServerValueTable(db, entity).Statement(table);

        Assert.Equal(
            "UPDATE t SET [check sum] = v.c1, [Digest] = v.c2, [Number] = v.c3, [Planet] = v.c4, [Price] = v.c5, [At] = v.c6 " +
            "FROM [access \"tokens\" {0}] AS t INNER JOIN OPENJSON(@rows) WITH (c0 int '$[0]', c1 nvarchar(64) '$[1]', " +
            "c2 varbinary(max) '$[2]', c3 int '$[3]', c4 nvarchar(max) '$[4]', c5 decimal(18,2) '$[5]', c6 datetime2 '$[6]') AS v " +
            "ON t.[Id] = v.c0",
            sql);
        Assert.Equal(
            "[[7,\"\\u00E9\\u0022\",\"AP8=\",3,\"Mars\",1.10,\"2024-02-29T01:02:03Z\"],[8,null,null,null,\"Venus\",0,\"1970-01-01T00:00:00Z\"]]",
            Assert.Single(parameters).Value);

        void Add(params object?[] row)
        {
            table.AddRow();
            for (var column = 0; column < row.Length; column++)
                table.Set(column, row[column]);
        }
    }

    [Fact]
    public void A_type_that_JSON_does_not_hold_exactly_is_written_through_the_change_tracker()
    {
        using var db = new SqlServerSql().Open<BackfillContext>(options => new BackfillContext(options));
        var rows = ChunkableQuery.From(db.Tokens);

        var exact = new ComputedSetters<Token, int>(rows).Property(token => token.Length, id => id);
        var inexact = new ComputedSetters<Token, int>(rows).Property(token => token.Score, id => 1.0 / id);

        Assert.IsType<SqlServerValueTable>(ComputedWrite.Choose(db, exact).Update);
        var (update, reason) = ComputedWrite.Choose(db, inexact);
        Assert.Null(update);
        Assert.Equal("OPENJSON does not read a 'float', the type of 'Score', exactly", reason);
    }
}
