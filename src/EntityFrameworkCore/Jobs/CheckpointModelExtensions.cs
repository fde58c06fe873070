using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rowbound;

/// <summary>Puts the tables of restartable work into a model.</summary>
public static class CheckpointModelExtensions
{
    /// <summary>
    /// Maps the two tables that <c>ForEachChunkAsync</c> needs: one with a row for each job (<see cref="ChunkCheckpoint"/>), and
    /// one for rows that jobs put aside (<see cref="QuarantinedRow"/>). They belong to the model as any other: the next migration
    /// creates them, as does <c>EnsureCreated</c>.
    /// </summary>
    /// <param name="modelBuilder">The builder that <c>OnModelCreating</c> is given.</param>
    /// <param name="tableName">The name of the first table; that of the second has <c>Quarantine</c> appended. The default is
    /// <c>ChunkCheckpoints</c>.</param>
    /// <param name="schema">The schema of both; the default is that of the model.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="modelBuilder"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static ModelBuilder AddChunkCheckpoints(
        this ModelBuilder modelBuilder, string? tableName = null, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var name = tableName ?? "ChunkCheckpoints";
        ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(tableName));
        if (schema is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(schema);

        return modelBuilder
            .Entity<ChunkCheckpoint>(checkpoint => Map(checkpoint.InTable(name, schema)))
            .Entity<QuarantinedRow>(row => Map(row.InTable(name + "Quarantine", schema)));
    }

    /// <exception cref="InvalidOperationException">The model of the context lacks the tables.</exception>
    internal static void EnsureCheckpointsAreMapped(this DbContext context)
    {
        if (context.Model.FindEntityType(typeof(ChunkCheckpoint)) is not null
            && context.Model.FindEntityType(typeof(QuarantinedRow)) is not null)
        {
            return;
        }

        throw new InvalidOperationException(
            $"The model of '{context.GetType().Name}' has no table for checkpoints. Call 'modelBuilder.AddChunkCheckpoints()' " +
            "in 'OnModelCreating', and create the table with a migration or 'EnsureCreated'.");
    }

    private static void Map(EntityTypeBuilder<ChunkCheckpoint> checkpoint)
    {
        checkpoint.HasKey(row => new { row.Job, row.Partition });
        checkpoint.Property(row => row.Job).HasMaxLength(ChunkCheckpoint.MaxNameLength);
        checkpoint.Property(row => row.Partition).HasMaxLength(ChunkCheckpoint.MaxNameLength);
        checkpoint.Property(row => row.Position);
        checkpoint.Property(row => row.End);
        checkpoint.Property(row => row.Token);
        checkpoint.Property(row => row.Owner).HasMaxLength(ChunkCheckpoint.MaxNameLength);
        checkpoint.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        checkpoint.Property(row => row.Rows);
        checkpoint.Property(row => row.Chunks);
        checkpoint.Property(row => row.Quarantined);
        checkpoint.Property(row => row.Attempts);
        checkpoint.Property(row => row.StartedAt);
        checkpoint.Property(row => row.UpdatedAt);
    }

    private static void Map(EntityTypeBuilder<QuarantinedRow> quarantined)
    {
        quarantined.HasKey(row => row.Id);
        quarantined.HasIndex(row => new { row.Job, row.Partition });
        quarantined.Property(row => row.Id).ValueGeneratedNever();
        quarantined.Property(row => row.Job).HasMaxLength(ChunkCheckpoint.MaxNameLength);
        quarantined.Property(row => row.Partition).HasMaxLength(ChunkCheckpoint.MaxNameLength);
        quarantined.Property(row => row.Key);
        quarantined.Property(row => row.ErrorType).HasMaxLength(QuarantinedRow.MaxTypeLength);
        quarantined.Property(row => row.ErrorMessage);
        quarantined.Property(row => row.At);
    }

    /// <summary>Naming no schema keeps that of the model.</summary>
    private static EntityTypeBuilder<T> InTable<T>(this EntityTypeBuilder<T> entity, string name, string? schema)
        where T : class
        => schema is null ? entity.ToTable(name) : entity.ToTable(name, schema);
}
