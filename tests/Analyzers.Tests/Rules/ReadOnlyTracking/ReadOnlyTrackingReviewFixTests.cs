using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule, Rowbound.CodeFixes.ReadOnlyTracking.ReadOnlyTrackingReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.ReadOnlyTracking;

public sealed class ReadOnlyTrackingReviewFixTests
{
    private const string Title = "Do not track the rows, but share what they refer to (only within this query; JSON columns may refuse it)";

    [Theory, SyncAndAsync]
    public Task Principals_are_shared(Flavor flavor) => Verify.Reviews(
        $$"""
        foreach (var order in {{flavor.Run("db.[|Orders|].Include(o => o.Customer)", "ToList")}})
            Console.WriteLine(order.Customer.Name);
        """,
        $$"""
        foreach (var order in {{flavor.Run("db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Customer)", "ToList")}})
            Console.WriteLine(order.Customer.Name);
        """,
        title: Title);

    [Fact]
    public Task Principals_behind_a_collection_are_shared() => Verify.Reviews(
        """
        foreach (var order in db.[|Orders|].Include(o => o.Lines).ThenInclude(l => l.Product).ToList())
            Console.WriteLine(order.Lines.Sum(l => l.Product.Price));
        """,
        """
        foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Lines).ThenInclude(l => l.Product).ToList())
            Console.WriteLine(order.Lines.Sum(l => l.Product.Price));
        """,
        title: Title);

    [Fact]
    public Task Entities_on_both_sides_of_many_to_many_are_shared() => Verify.ReviewsFile(
        Tagged("Posts"),
        Tagged("Posts").Replace("[|Posts|]", "Posts.AsNoTrackingWithIdentityResolution()", StringComparison.Ordinal),
        title: Title);

    [Fact]
    public Task Rows_that_only_keep_their_columns_have_the_safe_fix() => Verify.OffersNoFix("""
        foreach (var order in db.[|Orders|].ToList())
            Console.WriteLine(order.Total);
        """);

    private static string Tagged(string set) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public class Post
        {
            public int Id { get; set; }
            public List<Tag> Tags { get; set; } = [];
        }

        public class Tag
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public List<Post> Posts { get; set; } = [];
        }

        public class Blog : DbContext
        {
            public DbSet<Post> Posts => Set<Post>();

            public void Print()
            {
                foreach (var post in [|{{set}}|].Include(p => p.Tags).ToList())
                    Console.WriteLine(post.Tags.Count);
            }
        }
        """;
}
