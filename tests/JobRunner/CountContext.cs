using Microsoft.EntityFrameworkCore;

namespace Rowbound.JobRunner;

public class CountContext(DbContextOptions<CountContext> options) : DbContext(options)
{
    public DbSet<CountedRow> Rows => Set<CountedRow>();

    public DbSet<ChunkCheckpoint> Checkpoints => Set<ChunkCheckpoint>();

    public DbSet<QuarantinedRow> Quarantine => Set<QuarantinedRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddChunkCheckpoints();
        modelBuilder.Entity<CountedRow>().Property(row => row.Mood).HasConversion<string>();
    }
}
