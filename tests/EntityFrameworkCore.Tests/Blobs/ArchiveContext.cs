using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Blobs;

public interface IHasData
{
    byte[]? Data { get; }
}

public class Photo : IHasData
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public byte[]? Data { get; set; }
    public string? Story { get; set; }
    public byte[] Secret { get; set; } = [];
    public Scan? Scan { get; set; }
    public Print? Print { get; set; }
    public Print? Packed { get; set; }
    public Size Size { get; set; } = new();
    public List<Scan> Scans { get; } = [];
}

public class Scan
{
    public Guid Id { get; set; }
    public byte[]? Data { get; set; }
}

public class Print
{
    public byte[]? Data { get; set; }
}

public class Size
{
    public byte[]? Profile { get; set; }
}

public class Page
{
    public string Book { get; set; } = "";
    public int Number { get; set; }
    public byte[]? Image { get; set; }
    public Size Size { get; set; } = new();
}

public class Medium
{
    public int Id { get; set; }
}

public class Film : Medium
{
    public byte[]? Data { get; set; }
}

public abstract class Sound
{
    public int Id { get; set; }
    public byte[]? Data { get; set; }
}

public class Song : Sound;

public class Speech : Sound;

public class Deleted : IHasData
{
    public int Id { get; set; }
    public byte[]? Data { get; set; }
}

public class Shown
{
    public int Id { get; set; }
    public byte[]? Data { get; set; }
}

public class Unkeyed
{
    public byte[]? Data { get; set; }
}

/// <summary>Mapped as a table, but a view in the database.</summary>
public class Feigned
{
    public int Id { get; set; }
    public byte[]? Data { get; set; }
}

public class Misnamed
{
    public int Id { get; set; }
    public int Decoy { get; set; }
    public byte[]? Data { get; set; }
}

public sealed class ArchiveContext(DbContextOptions<ArchiveContext> options) : DbContext(options)
{
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<Page> Pages => Set<Page>();
    public DbSet<Scan> Scans => Set<Scan>();
    public DbSet<Medium> Media => Set<Medium>();
    public DbSet<Sound> Sounds => Set<Sound>();
    public DbSet<Deleted> Deleted => Set<Deleted>();
    public DbSet<Shown> Shown => Set<Shown>();
    public DbSet<Unkeyed> Unkeyed => Set<Unkeyed>();
    public DbSet<Feigned> Feigned => Set<Feigned>();
    public DbSet<Misnamed> Misnamed => Set<Misnamed>();

    internal static TestDatabase CreateOn(Engine engine) =>
        TestDatabase.On<ArchiveContext>(engine, static options => new ArchiveContext(options));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Photo>(photo =>
        {
            photo.ToTable("photo table");
            photo.Property(p => p.Data).HasColumnName("the \"data\" of it");
            photo.Property<byte[]?>("Hidden");
            photo.Property(p => p.Secret).HasConversion(clear => Turned(clear), stored => Turned(stored));
            photo.OwnsOne(p => p.Print);
            photo.OwnsOne(p => p.Packed, print => print.ToJson());
            photo.ComplexProperty(p => p.Size);
            photo.HasMany(p => p.Scans).WithOne();
            photo.HasOne(p => p.Scan).WithOne().HasForeignKey<Photo>("ScanId");
        });
        modelBuilder.Entity<Page>(page =>
        {
            page.HasKey(p => new { p.Book, p.Number });
            page.ComplexProperty(p => p.Size);
        });
        modelBuilder.Entity<Film>();
        modelBuilder.Entity<Sound>().UseTpcMappingStrategy();
        modelBuilder.Entity<Song>();
        modelBuilder.Entity<Speech>();
        modelBuilder.Entity<Deleted>().HasQueryFilter(row => row.Id < 0);
        modelBuilder.Entity<Shown>().ToView("Shown");
        modelBuilder.Entity<Unkeyed>().HasNoKey();
        modelBuilder.Entity<Feigned>().ToTable("Feigned", table => table.ExcludeFromMigrations());
        modelBuilder.Entity<Misnamed>().Property(row => row.Decoy).HasColumnName("_rowid_");
    }

    private static byte[] Turned(byte[] bytes) => [.. bytes.Select(one => (byte)~one)];
}
