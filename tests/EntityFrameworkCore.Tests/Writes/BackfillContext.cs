using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class Token
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public string? Checksum { get; set; }
    public int? Length { get; set; }
    public bool Checked { get; set; }
    public byte[]? Digest { get; set; }
    public double Score { get; set; }
    public decimal Price { get; set; }
    public DateTime At { get; set; }
    public Planet Planet { get; set; }
    public Guid Mark { get; set; }
    public OrderNumber? Number { get; set; }
    public long Twice { get; set; }
}

/// <summary>A key of three columns whose names, types and order differ between model and table.</summary>
public class Reading3
{
    public string Device { get; set; } = "";
    public OrderNumber Number { get; set; }
    public DateTime At { get; set; }
    public int Value { get; set; }
    public int? Square { get; set; }
}

/// <summary>The program keeps its version, so it is written through the change tracker.</summary>
public class Versioned
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string? Upper { get; set; }
    public int Version { get; set; }
}

public class Figure
{
    public int Id { get; set; }
    public int Size { get; set; }
}

public class Disk : Figure
{
    public int? Area { get; set; }
}

public sealed class BackfillContext(DbContextOptions<BackfillContext> options) : DbContext(options)
{
    public DbSet<Token> Tokens => Set<Token>();
    public DbSet<Reading3> Readings => Set<Reading3>();
    public DbSet<Versioned> Versioned => Set<Versioned>();
    public DbSet<Figure> Figures => Set<Figure>();
    public DbSet<Disk> Disks => Set<Disk>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Token>(token =>
        {
            token.ToTable("access \"tokens\" {0}");
            token.Property(t => t.Checksum).HasColumnName("check sum").HasMaxLength(64);
            token.Property(t => t.Planet).HasConversion<string>();
            token.Property(t => t.Number).HasConversion(number => number!.Value.Value, value => new OrderNumber(value)); // '!': never null
            token.Property(t => t.At).HasConversion(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
            token.Property<string?>("Shadow");
        });
        modelBuilder.Entity<Reading3>(reading =>
        {
            reading.HasKey(r => new { r.Device, r.Number, r.At });
            reading.Property(r => r.Number).HasColumnName("no").HasConversion(number => number.Value, value => new OrderNumber(value));
            reading.Property(r => r.At).HasConversion(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
        });
        modelBuilder.Entity<Versioned>().Property(row => row.Version).IsConcurrencyToken();
        modelBuilder.Entity<Figure>().UseTptMappingStrategy();
        modelBuilder.Entity<Disk>().ToTable("Disks");
    }
}
