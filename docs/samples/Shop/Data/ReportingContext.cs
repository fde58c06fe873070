using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Shop.Data;

/// <summary>The shop as long reports see it: they try again while the shop itself holds the file.</summary>
public sealed class ReportingContext(DbContextOptions<ReportingContext> options) : ShopContext(options)
{
    /// <summary>Another context on the same database.</summary>
    public static ReportingContext Beside(ShopContext db) => new(
        new DbContextOptionsBuilder<ReportingContext>()
            .UseSqlite(db.Database.GetConnectionString(), sqlite => sqlite.ExecutionStrategy(d => new BusyFileStrategy(d)))
            .Options);
}

internal sealed class BusyFileStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 5, maxRetryDelay: TimeSpan.FromSeconds(2))
{
    private const int Busy = 5;

    protected override bool ShouldRetryOn(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy };
}
