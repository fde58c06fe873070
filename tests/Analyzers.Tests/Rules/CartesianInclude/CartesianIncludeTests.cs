using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.CartesianInclude.CartesianIncludeRule>;

namespace Rowbound.Analyzers.Tests.Rules.CartesianInclude;

public sealed class CartesianIncludeTests
{
    private const string Two = "db.Set<Team>().Include(t => t.Members).[|Include|](t => t.Tasks)";

    [Theory, SyncAndAsync]
    public Task Two_collections_side_by_side(Flavor flavor) => Verify.Suggests($"return {flavor.Run(Two, "ToList")};", Teams);

    [Fact]
    public Task The_message_names_both() => Verify.Says(
        "'Members' and 'Tasks' of a row are read in one statement: the database sends every pair of them",
        $"return {Two}.ToList();",
        Teams);

    [Theory]
    [InlineData("db.Set<Team>().Include(t => t.Members).ThenInclude(m => m.Country).[|Include|](t => t.Tasks)")]
    [InlineData("db.Set<Team>().AsNoTracking().Include(t => t.Members).Where(t => t.Id > 3).[|Include|](t => t.Tasks)")]
    [InlineData("db.Set<Team>().Include(t => t.Members.Where(m => m.Id > 3)).[|Include|](t => t.Tasks)")]
    [InlineData("db.Set<Team>().Include(t => t.Tasks).ThenInclude(t => t.Steps).Include(t => t.Tasks).[|ThenInclude|](t => t.Notes)")]
    [InlineData("db.Orders.Include(o => o.Lines).Include(o => o.Customer).[|ThenInclude|](c => c.Orders)")]
    [InlineData("db.Orders.Include(o => o.Lines).[|Include|](o => o.Customer.Orders)")]
    public Task Whatever_the_query(string query) => Verify.Suggests($"return {query}.ToList();", Teams);

    [Theory, SyncAndAsync]
    public Task A_stream_reads_them_too(Flavor flavor) => Verify.Suggests($$"""
        {{flavor.ForEach("team", Two)}}
            Console.WriteLine(team.Tasks.Count + team.Members.Count);
        """, Teams);

    [Theory]
    [InlineData("new { Members = t.Members.ToList(), Tasks = [|t.Tasks|].Where(x => x.Id > 2).ToList() }")]
    [InlineData("new { t.Members, [|t.Tasks|] }")]
    [InlineData("new Board(t.Members.Select(m => m.Name).ToList(), [|t.Tasks|].Select(x => x.Name).ToList())")]
    public Task A_projection_reads_them_as_well(string projection) => Verify.Suggests(
        $$"""
        return db.Set<Team>().Select(t => {{projection}}).ToList();
        """,
        Teams);

    [Theory, SyncAndAsync]
    public Task One_row_whose_collections_grow(Flavor flavor) => Verify.Suggests($$"""
        return {{flavor.Run("db.Orders.Include(o => o.Lines).Include(o => o.Customer).[|ThenInclude|](c => c.Orders)", "First", "o => o.Id == 3")}};
        """);

    [Fact]
    public Task The_pairs_stay_where_the_configuration_buffers() => Verify.Warns(
        "return db.Orders.Include(o => o.Lines).Include(o => o.Customer).[|ThenInclude|](c => c.Orders).ToList();",
        Setup.Retrying);

    // One collection, or none.

    [Theory]
    [InlineData("db.Set<Team>().Include(t => t.Members)")]
    [InlineData("db.Set<Team>().Include(t => t.Tasks).ThenInclude(t => t.Steps)")]
    [InlineData("db.Set<Team>().Include(t => t.Tasks).Include(t => t.Tasks).ThenInclude(t => t.Steps)")]
    [InlineData("db.Orders.Include(o => o.Customer).Include(o => o.Lines)")]
    [InlineData("db.OrderLines.Include(l => l.Product).Include(l => l.Order)")]
    public Task References_and_collections_in_each_other_do_not_multiply(string query) => Verify.Silent($"return {query}.ToList();", Teams);

    [Theory]
    [InlineData("db.Set<Team>().Include(t => t.Members.Take(5)).Include(t => t.Tasks)")]
    [InlineData("db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks.OrderBy(x => x.Id).Take(5))")]
    public Task A_few_of_a_collection_are_fine(string query) => Verify.Silent($"return {query}.ToList();", Teams);

    [Theory]
    [InlineData("new { Members = t.Members.Count, Tasks = t.Tasks.ToList() }")]
    [InlineData("new { Members = t.Members.Select(m => m.Id).Max(), Tasks = t.Tasks.ToList() }")]
    [InlineData("new { First = t.Members.FirstOrDefault()!.Name, Tasks = t.Tasks.ToList() }")]
    [InlineData("new { Tasks = t.Tasks.Select(x => new { x.Name, Steps = x.Steps.ToList() }).ToList() }")]
    [InlineData("new { Open = t.Tasks.Where(x => x.Id > 1).ToList(), Done = t.Tasks.Where(x => x.Id < 1).ToList() }")]
    public Task Counts_and_collections_in_each_other_do_not_multiply(string projection) => Verify.Silent(
        $"return db.Set<Team>().Select(t => {projection}).ToList();", Teams);

    // Somebody has decided.

    [Theory]
    [InlineData("AsSplitQuery")]
    [InlineData("AsSingleQuery")]
    public Task The_query_says_how_it_is_read(string mode) => Verify.Silent(
        $"return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).{mode}().ToList();", Teams);

    [Fact]
    public Task The_context_splits() => Verify.Silent(
        "return db.Orders.Include(o => o.Lines).Include(o => o.Customer).ThenInclude(c => c.Orders).ToList();",
        Setup.Splitting);

    [Fact]
    public Task The_context_says_that_it_does_not_split() => Verify.Silent(
        "return db.Orders.Include(o => o.Lines).Include(o => o.Customer).ThenInclude(c => c.Orders).ToList();",
        Setup.Default.Configuring(
            "options.UseSqlite(\"x\", sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));"));

    // What is not proven.

    [Fact]
    public Task Two_ways_that_exclude_each_other() => Verify.Silent(
        """
        IQueryable<Team> query = db.Set<Team>();
        query = cancellationToken.IsCancellationRequested ? query.Include(t => t.Members) : query.Include(t => t.Tasks);
        return query.ToList();
        """,
        Teams);

    [Fact]
    public Task Collections_that_EF_Core_drops() => Verify.Silent(
        "return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).Select(t => t.Name).ToList();", Teams);

    [Fact]
    public Task A_collection_that_nobody_reads_is_another_rules() => Verify.Silent(
        """
        foreach (var team in db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).ToList())
            Console.WriteLine(team.Members.Count);
        """,
        Teams);

    [Fact]
    public Task A_count_joins_nothing() => Verify.Silent(
        "return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).Count();", Teams);

    [Fact]
    public Task One_row_whose_collections_are_not_known_to_grow() => Verify.Silent(
        "return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).First(t => t.Id == 3);", Teams);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        "return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).ToList();",
        Teams.WithOption("rowbound.small_tables", "Team"));

    [Fact]
    public Task A_collection_that_stays_small_is_fine() => Verify.Silent(
        "return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).ToList();",
        Teams.WithOption("rowbound.small_tables", "TeamTask"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        "return db.Set<Team>().Include(t => t.Members).Include(t => t.Tasks).ToList();", Teams.AsTestProject());

    private static readonly Setup Teams = Setup.Default.WithFile("""
        using System.Collections.Generic;

        namespace Shop;

        public class Team
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public List<Customer> Members { get; set; } = [];
            public List<TeamTask> Tasks { get; set; } = [];
        }

        public class TeamTask
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public List<TaskStep> Steps { get; set; } = [];
            public List<TaskNote> Notes { get; set; } = [];
        }

        public class TaskStep
        {
            public int Id { get; set; }
        }

        public class TaskNote
        {
            public int Id { get; set; }
        }

        public record Board(List<string> Members, List<string> Tasks);
        """);
}
