using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks.Runtime.Data;

internal sealed class WideContext(DbContextOptions options) : ArticleContext(options)
{
    protected override void Configure(ModelBuilder modelBuilder) => modelBuilder.Entity<Article>().ToTable("articles");
}
