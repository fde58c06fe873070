using Microsoft.EntityFrameworkCore;

namespace Rowbound.Harness;

public enum Category
{
    Tools,
    Books,
    Games,
}

public enum Planet
{
    Mercury,
    Venus,
    Earth,
    Mars,
    Jupiter,
}

public readonly record struct OrderNumber(int Value);

public interface IRanked
{
    int Rank { get; }
}

public class Item : IRanked
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public Category Category { get; set; }
    public string? Note { get; set; }
    public bool Active { get; set; }
    public int Rank { get; set; }
}

public class GuidRow
{
    public Guid Id { get; set; }
}

public class StringRow
{
    public string Id { get; set; } = "";
}

public class EnumRow
{
    public Planet Id { get; set; }
}

public class TypedRow
{
    public OrderNumber Id { get; set; }
}

public class BytesRow
{
    public byte[] Id { get; set; } = [];
}

public class DateRow
{
    public DateTime Id { get; set; }
}

/// <summary>Two tenants hold all rows, so the leading column of the key hardly selects.</summary>
public class Line
{
    public int Tenant { get; set; }
    public bool Flag { get; set; }
    public int Number { get; set; }
    public string Text { get; set; } = "";
}

public class Order
{
    public int Id { get; set; }
    public Customer Customer { get; set; } = null!; // '!': EF Core sets it
    public List<OrderLine> Lines { get; } = [];
}

public class OrderLine
{
    public int Id { get; set; }
    public int OrderId { get; set; }
}

public class Customer
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Animal
{
    public int Id { get; set; }
}

public class Dog : Animal
{
    public int Barks { get; set; }
}

public class Document
{
    public int Id { get; set; }
    public bool Deleted { get; set; }
}

public class Measurement
{
    public int Id { get; set; }
    public decimal Price { get; set; }
    public DateTimeOffset At { get; set; }
    public TimeSpan Took { get; set; }
    public ulong Counter { get; set; }
    public DateTimeOffset Ticks { get; set; }
}

public class Report
{
    public string Title { get; set; } = "";
}

/// <summary>Its converter does not write back what it read, as a column does that compares with less precision than it
/// stores.</summary>
public class Lossy
{
    public int Id { get; set; }
}

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Item> Items => Set<Item>();
    public DbSet<GuidRow> Guids => Set<GuidRow>();
    public DbSet<StringRow> Strings => Set<StringRow>();
    public DbSet<EnumRow> Enums => Set<EnumRow>();
    public DbSet<TypedRow> Typed => Set<TypedRow>();
    public DbSet<BytesRow> Bytes => Set<BytesRow>();
    public DbSet<DateRow> Dates => Set<DateRow>();
    public DbSet<Line> Lines => Set<Line>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Animal> Animals => Set<Animal>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Measurement> Measurements => Set<Measurement>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Lossy> Lossies => Set<Lossy>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Item>().Property(item => item.Category).HasConversion<string>();
        modelBuilder.Entity<Item>().Property<int>("Hidden");
        modelBuilder.Entity<EnumRow>().Property(row => row.Id).HasConversion<string>();
        modelBuilder.Entity<TypedRow>().Property(row => row.Id).HasConversion(id => id.Value, value => new OrderNumber(value));
        modelBuilder.Entity<DateRow>().Property(row => row.Id)
            .HasConversion(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));
        modelBuilder.Entity<Line>().HasKey(line => new { line.Tenant, line.Flag, line.Number });
        modelBuilder.Entity<Dog>();
        modelBuilder.Entity<Document>().HasQueryFilter(document => !document.Deleted);
        modelBuilder.Entity<Measurement>().Property(row => row.Ticks)
            .HasConversion(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        modelBuilder.Entity<Report>().HasNoKey();
        modelBuilder.Entity<Lossy>().Property(row => row.Id).ValueGeneratedNever().HasConversion(id => id - 1, stored => stored);
    }
}
