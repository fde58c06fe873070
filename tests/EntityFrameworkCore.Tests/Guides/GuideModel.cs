using Microsoft.EntityFrameworkCore;
using Rowbound;

namespace Guides;

/// <summary>The program that the pages of docs/guides belong to. It is compiled together with their code.</summary>
public class Order
{
    public int Id { get; set; }
    public string Number { get; set; } = "";
    public int Year { get; set; }
    public decimal Total { get; set; }
    public DateTime? ShippedAt { get; set; }
}

public class Product
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public bool Active { get; set; }
    public decimal Price { get; set; }
    public byte[]? Image { get; set; }
    public string? Description { get; set; }
}

public class Reading
{
    public int DeviceId { get; set; }
    public DateTime At { get; set; }
    public int Value { get; set; }
}

public class AccessToken
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public string? Checksum { get; set; }
}

public class AuditEntry
{
    public long Id { get; set; }
    public int Day { get; set; }
    public string Actor { get; set; } = "";
    public string? Normalized { get; set; }
}

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Reading> Readings => Set<Reading>();
    public DbSet<AccessToken> Tokens => Set<AccessToken>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddChunkCheckpoints();
        modelBuilder.Entity<Reading>().HasKey(reading => new { reading.DeviceId, reading.At });
    }

    /// <summary>A few rows of everything, and more than one chunk of it.</summary>
    public async Task SeedAsync()
    {
        for (var number = 1; number <= 40; number++)
        {
            Add(new Order { Number = $"A-{number}", Year = 2020 + (number % 5), Total = number });
            Add(new Product { Name = $"product {number}", Active = number % 3 > 0, Image = new byte[1000], Description = "long" });
            Add(new Reading { DeviceId = number % 3, At = DateTime.UnixEpoch.AddMinutes(number), Value = number });
            Add(new AccessToken { Title = $"token {number}" });
            Add(new AuditEntry { Day = number, Actor = $"actor {number % 4}" });
        }

        await SaveChangesAsync();
        ChangeTracker.Clear();
    }
}
