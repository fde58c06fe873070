using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

public class Product
{
    public int Id { get; set; }

    public string Sku { get; set; } = "";

    public string Name { get; set; } = "";

    public decimal Price { get; set; }

    public bool Discontinued { get; set; }

    public int CategoryId { get; set; }

    public string Description { get; set; } = "";

    public byte[] Image { get; set; } = [];
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.Sku).IsUnique();
        builder.Property(p => p.Sku).HasMaxLength(20);
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Description).HasColumnType("text");
        builder.Property(p => p.Image).HasColumnType("blob");
        builder.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId);
    }
}
