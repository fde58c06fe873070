using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>One model per derived class, because EF Core keeps one model per class.</summary>
internal abstract class ArticleContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var article = modelBuilder.Entity<Article>();
        article.Property(row => row.Id).ValueGeneratedNever();
        if (Database.IsNpgsql())
            article.Property(row => row.Payload).HasColumnType("jsonb");
        Configure(modelBuilder);
        foreach (var property in article.Metadata.GetProperties())
            property.SetColumnName(property.Name.ToLowerInvariant()); // SQL written by hand needs no quotes.
    }

    protected abstract void Configure(ModelBuilder modelBuilder);
}
