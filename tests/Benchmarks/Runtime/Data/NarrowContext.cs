using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks.Runtime.Data;

internal sealed class NarrowContext(DbContextOptions options) : ArticleContext(options)
{
    protected override void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Article>().ToTable("articles").Ignore(row => row.Body);
}
