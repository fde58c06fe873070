using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Chunks;

/// <summary>Every refusal comes at the call, before anything is sent, and says what to write instead.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(Engine.Sqlite);
    private readonly ShopContext _db;

    public RefusalTests() => _db = _database.Open();

    public void Dispose()
    {
        Assert.Empty(_database.Log.Statements);
        _db.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void A_collection_in_memory_is_refused() =>
        IsRefused(new List<Item>().AsQueryable(), UnchunkableReason.NotAnEntityQuery, "Enumerable.Chunk");

    [Fact]
    public void A_scalar_SQL_query_is_refused() =>
        IsRefused(_db.Database.SqlQuery<int>($"SELECT 1 AS Value"), UnchunkableReason.NotAnEntityQuery, "DbSet");

    [Fact]
    public void Raw_SQL_is_refused() =>
        IsRefused(_db.Items.FromSql($"SELECT * FROM Items LIMIT 3"), UnchunkableReason.SourceIsOpaque, "'ToView'");

    [Fact]
    public void An_entity_without_a_key_is_refused() =>
        IsRefused(_db.Reports, UnchunkableReason.NoPrimaryKey, "'modelBuilder.Entity<Report>().HasKey(...)'");

    [Fact]
    public void An_order_by_an_expression_is_refused()
    {
        IsRefused(_db.Items.OrderBy(item => item.Name.Length), UnchunkableReason.OrderedByExpression, "OrderByKey(k => k.");
        IsRefused(_db.Items.OrderBy(item => -item.Id), UnchunkableReason.OrderedByExpression, "a column of 'Item'");
        IsRefused(_db.Orders.OrderBy(order => order.Customer.Name), UnchunkableReason.OrderedByExpression, "a column of 'Order'");
        IsRefused(
            _db.Strings.OrderBy(row => row.Id, StringComparer.Ordinal),
            UnchunkableReason.OrderedByExpression,
            "a column of 'StringRow'");
    }

    [Fact]
    public void A_cast_that_changes_the_stored_order_is_refused() =>
        IsRefused(_db.Items.OrderBy(item => (int)item.Category), UnchunkableReason.OrderedByExpression, "a column of 'Item'");

    [Fact]
    public void A_window_is_refused()
    {
        IsRefused(_db.Items.Take(5), UnchunkableReason.RowsAreLimited, "'Take' inside the query");
        IsRefused(_db.Items.OrderBy(item => item.Id).Skip(5).Where(i => i.Active), UnchunkableReason.RowsAreLimited, "'break'");
    }

    [Fact]
    public void An_operator_that_makes_other_rows_is_refused()
    {
        IsRefused(_db.Items.Select(item => item.Rank).Distinct(), UnchunkableReason.UnsupportedOperator, "'Distinct'");
        IsRefused(_db.Items.GroupBy(item => item.Rank), UnchunkableReason.UnsupportedOperator, "'GroupBy'");
        IsRefused(_db.Items.Union(_db.Items), UnchunkableReason.UnsupportedOperator, "combine their filters");
        IsRefused(_db.Items.Concat(_db.Items), UnchunkableReason.UnsupportedOperator, "chunks of its own");
        IsRefused(_db.Items.OrderBy(item => item.Id).Reverse(), UnchunkableReason.UnsupportedOperator, "Order descending");
        IsRefused(_db.Orders.SelectMany(order => order.Lines), UnchunkableReason.UnsupportedOperator, "Start at the set");
        IsRefused(
            _db.Items.Join(_db.Documents, item => item.Id, document => document.Id, (item, document) => item),
            UnchunkableReason.UnsupportedOperator,
            "through navigations");
        IsRefused(_db.Items.DefaultIfEmpty(), UnchunkableReason.UnsupportedOperator, "'StreamAsync()'");
    }

    [Fact]
    public void An_operator_that_counts_rows_is_refused()
    {
        IsRefused(_db.Items.Select((item, index) => index), UnchunkableReason.UnsupportedOperator, "chunk.RowsBefore");
        IsRefused(_db.Items.Where((item, index) => index > 2), UnchunkableReason.UnsupportedOperator, "chunk.RowsBefore");
    }

    [Fact]
    public void An_Include_behind_a_Select_is_refused() =>
        IsRefused(
            _db.Orders.Select(order => order).Include(order => order.Lines),
            UnchunkableReason.UnsupportedOperator,
            "before the 'Select'");

    [Fact]
    public void Types_that_SQLite_cannot_seek_are_refused()
    {
        IsRefused(_db.Measurements.OrderBy(row => row.Price), UnchunkableReason.KeyNotComparable, "a Decimal is not stored");
        IsRefused(_db.Measurements.OrderBy(row => row.At), UnchunkableReason.KeyNotComparable, "'Measurement.At'");
        IsRefused(_db.Measurements.OrderBy(row => row.Took), UnchunkableReason.KeyNotComparable, "Property(e => e.Took)");
        IsRefused(_db.Measurements.OrderBy(row => row.Counter), UnchunkableReason.KeyNotComparable, "to long");
    }

    [Fact]
    public void Bad_arguments_are_argument_exceptions()
    {
        IQueryable<Item> nothing = null!; // '!': what is tested
        Assert.Throws<ArgumentNullException>("query", () => nothing.InChunksAsync());
        Assert.Throws<ArgumentOutOfRangeException>("size", () => _db.Items.InChunksAsync(0));
        Assert.Throws<ArgumentNullException>("query", () => nothing.OrderByKey());
        Assert.Throws<ArgumentNullException>("key", () => _db.Items.OrderByKey(null!)); // '!': what is tested
        Assert.Throws<ArgumentNullException>("query", () => nothing.StreamAsync());
    }

    private static void IsRefused<T>(IQueryable<T> query, UnchunkableReason reason, string inMessage)
    {
        var exception = Assert.Throws<UnchunkableQueryException>(() => query.InChunksAsync());
        Assert.Equal(reason, exception.Reason);
        Assert.Contains(inMessage, exception.Message, StringComparison.Ordinal);
    }
}
