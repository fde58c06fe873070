using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

public class ShopContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new ProductConfiguration());
        modelBuilder.ApplyConfiguration(new AuditEntryConfiguration());

        modelBuilder.Entity<Order>(order =>
        {
            order.HasKey(o => o.Id);
            order.Property(o => o.Reference).HasMaxLength(20);
            order.Property(o => o.ShippingAddress).HasMaxLength(200);
            order.HasOne(o => o.Customer).WithMany(c => c.Orders).HasForeignKey(o => o.CustomerId);
        });

        modelBuilder.Entity<OrderLine>().HasOne(l => l.Order).WithMany(o => o.Lines).HasForeignKey(l => l.OrderId);

        modelBuilder.Entity<Category>().HasData(
            new Category { Id = 1, Name = "Books" },
            new Category { Id = 2, Name = "Garden" },
            new Category { Id = 3, Name = "Kitchen" },
            new Category { Id = 4, Name = "Music" },
            new Category { Id = 5, Name = "Office" },
            new Category { Id = 6, Name = "Outdoor" },
            new Category { Id = 7, Name = "Sport" },
            new Category { Id = 8, Name = "Tools" },
            new Category { Id = 9, Name = "Toys" },
            new Category { Id = 10, Name = "Travel" });
    }
}
