using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Shop;

public enum OrderStatus
{
    Placed,
    Shipped,
    Cancelled,
}

// Nothing in this program inserts customers: whether the table grows is not known, though its orders do.
public class Customer
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public int CountryId { get; set; }
    public Country Country { get; set; } = null!;
    public List<Order> Orders { get; set; } = [];
}

public class Order
{
    public int Id { get; set; }
    public int CustomerId { get; set; }
    public Customer Customer { get; set; } = null!;
    public OrderStatus Status { get; set; }
    public DateTime PlacedAt { get; set; }
    public decimal Total { get; set; }
    public int Quantity { get; set; }
    public bool IsPaid { get; set; }
    public string? Note { get; set; }
    public string Number { get; set; } = "";
    public List<OrderLine> Lines { get; set; } = [];
}

public class OrderLine
{
    public int Id { get; set; }
    public int OrderId { get; set; }
    public Order Order { get; set; } = null!;
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    public int Quantity { get; set; }
    public decimal Price { get; set; }
}

public class Product
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public decimal Price { get; set; }
    public byte[] Image { get; set; } = [];
    public string Description { get; set; } = "";
    public int CategoryId { get; set; }
    public Category Category { get; set; } = null!;
}

// Seeded by the model: stays small.
public class Category
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

// Never inserted: whether the table grows is not known.
public class Country
{
    public int Id { get; set; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
}

public class AccessToken
{
    public int Id { get; set; }
    public string Token { get; set; } = "";
    public string? Checksum { get; set; }
    public DateTime ExpiresAt { get; set; }
}

public class AuditEntry
{
    public long Id { get; set; }
    public DateTime At { get; set; }
    public string Actor { get; set; } = "";
    public string Action { get; set; } = "";
}

// A composite key.
public class Stock
{
    public int WarehouseId { get; set; }
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    public int Quantity { get; set; }
}

// A query filter.
public class Invoice
{
    public int Id { get; set; }
    public int OrderId { get; set; }
    public Order Order { get; set; } = null!;
    public bool IsVoid { get; set; }
}

// A view without a key.
public class SalesByDay
{
    public DateTime Day { get; set; }
    public decimal Total { get; set; }
}

public class ShopContext : DbContext
{
    public ShopContext()
    {
    }

    public ShopContext(DbContextOptions<ShopContext> options)
        : base(options)
    {
    }

    public DbSet<Customer> Customers { get; set; } = null!;
    public DbSet<Order> Orders { get; set; } = null!;
    public DbSet<OrderLine> OrderLines { get; set; } = null!;
    public DbSet<Product> Products { get; set; } = null!;
    public DbSet<Category> Categories { get; set; } = null!;
    public DbSet<Country> Countries { get; set; } = null!;
    public DbSet<AccessToken> AccessTokens { get; set; } = null!;
    public DbSet<AuditEntry> AuditLog { get; set; } = null!;
    public DbSet<Stock> Stock { get; set; } = null!;
    public DbSet<Invoice> Invoices { get; set; } = null!;
    public DbSet<SalesByDay> SalesByDay { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options)
    {
        /* more options */
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Customer>().HasIndex(c => c.Email).IsUnique();
        modelBuilder.Entity<Product>().Property(p => p.Description).HasColumnType("text");
        modelBuilder.Entity<Category>().HasData(new Category { Id = 1, Name = "Books" }, new Category { Id = 2, Name = "Games" });
        modelBuilder.Entity<Country>().HasIndex(c => c.Code).IsUnique();
        modelBuilder.Entity<AccessToken>().HasIndex(t => t.Token).IsUnique();
        modelBuilder.Entity<Stock>().HasKey(s => new { s.WarehouseId, s.ProductId });
        modelBuilder.Entity<Invoice>().HasQueryFilter(i => !i.IsVoid);
        modelBuilder.Entity<SalesByDay>().HasNoKey().ToView("SalesByDay");
        /* more model */
    }
}

// What a running shop does: these tables grow.
public class Checkout(ShopContext db)
{
    public async Task ImportAsync(
        List<Order> orders, List<AccessToken> tokens, List<AuditEntry> entries, List<Product> products, CancellationToken cancellationToken)
    {
        db.Orders.AddRange(orders);
        db.AccessTokens.AddRange(tokens);
        db.AccessTokens.Add(new AccessToken { ExpiresAt = DateTime.UtcNow.AddDays(1) });
        db.AuditLog.AddRange(entries);
        db.Products.AddRange(products);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task PlaceAsync(Order order, OrderLine line, AccessToken token, CancellationToken cancellationToken)
    {
        db.Orders.Add(order);
        db.OrderLines.Add(line);
        db.AccessTokens.Add(token);
        db.AuditLog.Add(new AuditEntry { At = DateTime.UtcNow, Actor = "checkout", Action = "placed" });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ListAsync(Product product, CancellationToken cancellationToken)
    {
        db.Products.Add(product);
        await db.SaveChangesAsync(cancellationToken);
    }
}
