using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

/// <summary>A database with rows to fill in.</summary>
internal sealed class Backfill : IAsyncDisposable
{
    public Backfill(Engine engine)
    {
        Database = TestDatabase.On<BackfillContext>(engine, options => new BackfillContext(options));
        Db = new BackfillContext(Database.Options<BackfillContext>().Options);
    }

    public TestDatabase Database { get; }

    public BackfillContext Db { get; }

    public SqlLog Log => Database.Log;

    public Task AddTokens(int count) => AddTokens([.. Enumerable.Range(1, count).Select(number => $"token {number}")]);

    public async Task AddTokens(params string[] titles)
    {
        // PostgreSQL stores no character 0; SQLite does.
        Db.AddRange(titles.Select(title => new Token { Title = title, At = DateTime.UnixEpoch }));
        await Db.SaveChangesAsync();
        Db.ChangeTracker.Clear();
    }

    public Task<List<Token>> Tokens() => Db.Tokens.OrderBy(token => token.Id).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        Database.Dispose();
    }
}
