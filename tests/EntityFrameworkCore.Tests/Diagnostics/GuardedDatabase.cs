using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

/// <summary>A database whose contexts are guarded, and what the guard said.</summary>
internal sealed class GuardedDatabase : IDisposable
{
    private readonly TestDatabase _database;
    private readonly LoggerFactory _loggers;

    public GuardedDatabase(Engine engine)
    {
        _database = TestDatabase.On(engine);
        _loggers = new LoggerFactory([Said]);
    }

    public RowboundReport Report { get; } = new();

    public RecordingLoggers Said { get; } = new();

    public List<LimitBreach> Breaches { get; } = [];

    public string ConnectionString => _database.ConnectionString;

    public IReadOnlyList<string> Statements => _database.Log.Texts;

    public GuardedDatabase With(params IEnumerable<object> rows)
    {
        _database.With(rows).Dispose();
        return this;
    }

    public ShopContext Open(Action<RowboundOptions>? configure = null, bool retrying = false, bool splitting = false) =>
        new(Options(configure, retrying, splitting).Options);

    public DbContextOptionsBuilder<ShopContext> Options(
        Action<RowboundOptions>? configure = null, bool retrying = false, bool splitting = false)
        => Unguarded(retrying, splitting).UseRowbound(options =>
        {
            options.Report = Report;
            options.OnBreach = Breaches.Add;
            configure?.Invoke(options);
        });

    public DbContextOptionsBuilder<ShopContext> Unguarded(bool retrying = false, bool splitting = false) =>
        _database.Options<ShopContext>(retrying, splitting).UseLoggerFactory(_loggers);

    public void Dispose()
    {
        _loggers.Dispose();
        _database.Dispose();
    }
}
