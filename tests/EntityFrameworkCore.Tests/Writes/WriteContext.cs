using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public sealed class WriteContext(DbContextOptions<WriteContext> options) : DbContext(options)
{
    public DbSet<Keyed<int>> Ints => Set<Keyed<int>>();
    public DbSet<Keyed<Guid>> Guids => Set<Keyed<Guid>>();
    public DbSet<Keyed<string>> Strings => Set<Keyed<string>>();
    public DbSet<Keyed<OrderNumber>> Typed => Set<Keyed<OrderNumber>>();
    public DbSet<Keyed<Planet>> Enums => Set<Keyed<Planet>>();
    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<Named> Names => Set<Named>();
    public DbSet<Imprecise> Imprecise => Set<Imprecise>();
    public DbSet<Hidden> Hidden => Set<Hidden>();
    public DbSet<Album> Albums => Set<Album>();
    public DbSet<Track> Tracks => Set<Track>();
    public DbSet<Shape> Shapes => Set<Shape>();
    public DbSet<Circle> Circles => Set<Circle>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Keyed<int>>().ToTable("Ints").Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<Keyed<Guid>>().ToTable("Guids");
        modelBuilder.Entity<Keyed<string>>().ToTable("Strings");
        modelBuilder.Entity<Keyed<OrderNumber>>().ToTable("Typed")
            .Property(row => row.Id).HasConversion(id => id.Value, value => new OrderNumber(value));
        modelBuilder.Entity<Keyed<Planet>>().ToTable("Enums").Property(row => row.Id).HasConversion<string>();
        modelBuilder.Entity<Slot>().ToTable("Slots").HasKey(slot => new { slot.Tenant, slot.Flag, slot.Number });
        modelBuilder.Entity<Named>().HasKey(row => new { row.Name, row.Number });
        modelBuilder.Entity<Named>().Property(row => row.Name).UseCollation(IgnoringCase(modelBuilder));
        modelBuilder.Entity<Imprecise>().Property(row => row.Id).ValueGeneratedNever()
            .HasConversion(id => id - 1, stored => stored);
        modelBuilder.Entity<Hidden>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<Track>().HasOne(track => track.Album).WithMany().OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<Shape>().UseTptMappingStrategy();
    }

    private string IgnoringCase(ModelBuilder modelBuilder)
    {
        if (Database.ProviderName != "Npgsql.EntityFrameworkCore.PostgreSQL")
            return "NOCASE";

        modelBuilder.HasCollation("ignoring_case", locale: "und-u-ks-level2", provider: "icu", deterministic: false);
        return "ignoring_case";
    }
}
