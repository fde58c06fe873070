using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Queries;

public sealed class QueryContextTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(Engine.Sqlite);
    private readonly ShopContext _db;

    public QueryContextTests() => _db = _database.Open();

    public void Dispose()
    {
        _db.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void Every_query_of_a_context_leads_to_it()
    {
        IQueryable[] queries =
        [
            _db.Items,
            _db.Items.Where(item => item.Active).Select(item => item.Name),
            _db.Items.FromSql($"SELECT * FROM Items"),
            _db.Set<Item>().AsNoTracking().OrderByKey(),
            _db.Database.SqlQuery<int>($"SELECT 1 AS Value"),
        ];

        Assert.All(queries, query => Assert.Same(_db, QueryContexts.ContextOf(query)));
    }

    [Fact]
    public void A_query_of_no_context_is_refused() => Assert.Contains(
        "DbSet",
        Assert.Throws<InvalidOperationException>(() => QueryContexts.ContextOf(new[] { 1 }.AsQueryable())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_disposed_context_is_refused()
    {
        var query = _db.Items.Where(item => item.Active);
        _db.Dispose();

        Assert.Throws<ObjectDisposedException>(() => QueryContexts.ContextOf(query));
    }
}
