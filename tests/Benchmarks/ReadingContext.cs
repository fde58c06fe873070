using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks;

internal sealed class ReadingContext(string file) : DbContext
{
    public DbSet<Reading> Readings => Set<Reading>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={file}");
}

internal sealed class Reading
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public long Value { get; init; }
}
