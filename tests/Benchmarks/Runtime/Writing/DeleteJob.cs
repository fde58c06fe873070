using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>Half of the rows, spread evenly over the table, from a fresh copy of it.</summary>
internal sealed record DeleteJob(IReadOnlyList<Variant> Variants) : Job("delete", "delete half of the rows", Variants)
{
    internal const int AuthorsThatGo = ArticleSource.Authors / 2;

    /// <summary>Which rows go. No index helps to find them.</summary>
    internal static readonly Expression<Func<Article, bool>> Filter = row => row.AuthorId < AuthorsThatGo;

    internal override bool Writes => true;

    internal override bool AppliesTo(Shape shape) => !shape.IsWide;

    internal override long ExpectedRows(Database database) =>
        Enumerable.Range(1, database.Rows).Count(id => ArticleSource.AuthorOf(id) < AuthorsThatGo);

    internal override Task PrepareAsync(Database database) => database.ResetWorkAsync();

    internal override async Task VerifyAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var (left, toStay) = (await db.Articles.CountAsync(), database.Rows - ExpectedRows(database));
        if (left != toStay || await db.Articles.AnyAsync(Filter))
            throw new InvalidOperationException($"{left:N0} rows are left instead of the {toStay:N0} that should stay.");
    }
}
