using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>The copy of the narrow rows that the writing jobs change, and the hash as a function of the database.</summary>
internal sealed class WorkContext(DbContextOptions options) : ArticleContext(options)
{
    protected override void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Article>().ToTable("work").Ignore(row => row.Body);
        modelBuilder.HasDbFunction(() => TitleHash.Of("")).HasName(TitleHash.FunctionName);
    }
}
