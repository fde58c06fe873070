using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Analyzers.Rules.BufferedEnumeration;
using Rowbound.Analyzers.Rules.ClientSideOperator;
using Rowbound.Analyzers.Rules.GrowingTracker;
using Rowbound.Analyzers.Rules.LongLivedContext;
using Rowbound.Analyzers.Rules.UnboundedBuffer;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Infrastructure.Baselines;

/// <summary>What of changed code is still in a baseline that was written before, and what is new.</summary>
public sealed class BaselineTests
{
    private const string Member = "M:Jobs.Reports.All";

    [Fact]
    public async Task What_is_in_it_is_not_reported() => Assert.Empty(await New(In("db.Orders.ToList()"), In("db.Orders.ToList()")));

    [Fact]
    public async Task A_line_is_the_rule_the_member_and_the_query() =>
        Assert.Equal([$"ROW1001 {Member} db.Orders.ToList()"], await Written(In("db.Orders.ToList()")));

    [Theory]
    [InlineData("db\n            .Orders // all of them\n            .ToList()")]
    [InlineData("db . Orders . ToList( /* all */ )")]
    public async Task Code_that_is_laid_out_anew_is_not_new(string query) => Assert.Empty(await New(In("db.Orders.ToList()"), In(query)));

    [Fact]
    public async Task Code_that_moves_to_other_lines_is_not_new() =>
        Assert.Empty(await New(In("db.Orders.ToList()"), "// A heading.\n\n\n" + In("db.Orders.ToList()")));

    [Fact]
    public async Task Code_beside_other_members_is_not_new() => Assert.Empty(await New(
        In("db.Orders.ToList()"),
        Type("public int Before() => 1;\npublic object All() { var first = Before(); return db.Orders.ToList(); }\npublic int After() => 2;")));

    [Fact]
    public async Task A_file_by_another_name_is_not_new() =>
        Assert.Empty(await New(In("db.Orders.ToList()"), "class First;", In("db.Orders.ToList()")));

    [Fact]
    public async Task Another_use_of_the_same_query_is_not_new() => Assert.Empty(await New(
        Body("var orders = db.Orders.ToList(); return orders;"), Body("List<Order> all = db.Orders.ToList(); Console.WriteLine(); return all;")));

    [Fact]
    public async Task A_query_that_changes_is_new() => Assert.Equal(
        ["db.Orders.Where(o=>o.IsPaid).ToList()"], await New(In("db.Orders.ToList()"), In("db.Orders.Where(o => o.IsPaid).ToList()")));

    [Fact]
    public async Task The_same_query_in_another_member_is_new() => Assert.Single(await New(
        In("db.Orders.ToList()"), Type("public object All() => db.Orders.ToList();\npublic object More() => db.Orders.ToList();")));

    [Fact]
    public async Task The_same_query_in_an_overload_is_new() => Assert.Single(await New(
        In("db.Orders.ToList()"), Type("public object All() => db.Orders.ToList();\npublic object All(int page) => db.Orders.ToList();")));

    [Fact]
    public async Task The_same_query_once_more_in_a_member_is_new_and_it_is_the_last()
    {
        var (once, twice) = (Body("return db.Orders.ToList();"), Body("Keep(db.Orders.ToList());\nreturn db.Orders.ToList();"));
        Assert.Equal("return", Assert.Single(await Lines(once, twice)).Trim().Split(' ')[0]);
        Assert.Empty(await New(twice, twice));
        Assert.Empty(await New(twice, once));
    }

    [Fact]
    public async Task Another_rule_about_the_same_query_is_new() => Assert.Equal(
        "ROW1003",
        Assert.Single(await Reported(
            In("db.Orders.ToList().Count(o => o.IsPaid)"), $"{Baseline.Head}\nROW1001 {Member} db.Orders.ToList().Count(o=>o.IsPaid)\n")).Id);

    [Fact]
    public async Task Local_functions_and_lambdas_belong_to_their_member() => Assert.Equal(
        [$"ROW1001 {Member} db.Customers.ToList()", $"ROW1001 {Member} db.Orders.ToList()"],
        await Written(Body("Func<object> lambda = () => db.Orders.ToList();\nreturn Local();\nobject Local() => db.Customers.ToList();")));

    [Theory]
    [InlineData("public object All => db.Orders.ToList();", "M:Jobs.Reports.get_All")]
    [InlineData("public object All<T>(T page) => db.Orders.ToList();", "M:Jobs.Reports.All``1(``0)")]
    [InlineData("public object All(List<int> ids) => db.Orders.ToList();", "M:Jobs.Reports.All(System.Collections.Generic.List{System.Int32})")]
    public async Task A_member_is_named_as_in_documentation(string member, string name) =>
        Assert.Equal([$"ROW1001 {name} db.Orders.ToList()"], await Written(Type(member)));

    [Fact]
    public async Task A_program_without_a_member_has_one_all_the_same() => Assert.Equal(
        ["ROW1001 M:Program.{Main}$(System.String[]) db.Orders.ToList()"],
        await Written("using System.Linq;\nusing Shop;\nvar db = new ShopContext();\nvar all = db.Orders.ToList();\nSystem.Console.WriteLine(all[1].Id + all[0].Id);"));

    [Fact]
    public async Task Of_a_loop_the_head_counts_and_not_the_body() => Assert.Empty(await New(
        Body("foreach (var order in db.Orders.ToList()) { Console.WriteLine(order.Number); }\nreturn 0;"),
        Body("foreach (var order in db.Orders.ToList()) { Console.WriteLine(order.Total); }\nreturn 0;")));

    [Fact]
    public async Task Query_syntax_counts_as_a_whole() => Assert.Equal(
        [$"ROW1001 {Member} (from o in db.Orders where o.IsPaid select o).ToList()"],
        await Written(In("(from o in db.Orders where o.IsPaid select o).ToList()")));

    [Fact]
    public async Task A_literal_over_several_lines_is_one_line_whatever_ends_it()
    {
        var code = In("db.Orders.Where(o => o.Number == @\"a\n  b\").ToList()");
        Assert.Equal([$"ROW1001 {Member} db.Orders.Where(o=>o.Number==@\"a b\").ToList()"], await Written(code));
        Assert.Equal(await Written(code), await Written(code.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_loop_that_saves_is_known_by_its_call() => Assert.Contains(
        $"ROW2003 {Member} db.SaveChanges()",
        await Written(Body("""
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
                db.SaveChanges();
            }
            return 0;
            """)));

    [Fact]
    public async Task A_context_that_is_held_is_known_by_its_type_and_member() => Assert.Equal(
        ["ROW2004 T:Jobs.Held Db=new()"],
        await Written("using System.Linq;\nusing Shop;\nnamespace Jobs;\npublic static class Held { private static readonly ShopContext Db = new(); public static int Count => Db.Orders.Count(); }"));

    [Fact]
    public async Task The_order_of_the_lines_and_how_they_end_do_not_matter()
    {
        var text = await Text(Type("public object All() => db.Orders.ToList();\npublic object More() => db.Orders.ToList();"));
        var lines = text.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Empty(await Reported(
            Type("public object All() => db.Orders.ToList();\npublic object More() => db.Orders.ToList();"),
            $"{lines[0]}\r\n{lines[2]}\r\n\r\n{lines[1]}"));
    }

    [Fact]
    public async Task A_file_without_its_first_line_hides_nothing()
    {
        var text = await Text(In("db.Orders.ToList()"));
        Assert.Single(await Reported(In("db.Orders.ToList()"), text.Split('\n', 2)[1]));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_hides_nothing_and_the_others_hold() => Assert.Empty(
        await Reported(In("db.Orders.ToList()"), await Text(In("db.Orders.ToList()")) + ">>>>>>> theirs\n"));

    [Fact]
    public async Task A_file_by_another_name_is_no_baseline() => Assert.Single(await RuleRun.Of(
        TestProject.Create(
            Setup.Default.WithAdditionalFile("old.baseline", await Text(In("db.Orders.ToList()"))), In("db.Orders.ToList()")),
        new UnboundedBufferRule()));

    [Fact]
    public void A_text_is_sorted_and_has_a_line_for_each_finding() => Assert.Equal(
        $"{Baseline.Head}\nROW1 M:A b\nROW1 M:A b\nROW1 M:B a\n", Baseline.Of(["ROW1 M:B a", "ROW1 M:A b", "ROW1 M:A b"]).ToText());

    [Fact]
    public void A_text_is_read_as_it_was_written()
    {
        var text = Baseline.Of(["ROW1 M:B a", "ROW1 M:A b", "ROW1 M:A b"]).ToText();
        Assert.Equal(text, Baseline.Read(SourceText.From(text)).ToText());
    }

    private static string In(string query) => Body($"return {query};");

    private static string Body(string body) => Type($"public object All() {{ {body} }}");

    private static string Type(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        namespace Jobs;

        public class Reports(ShopContext db)
        {
            private object kept = "";

            {{members}}

            private void Keep(object value) => kept = value;
        }
        """;

    /// <summary>The code of what is new in files whose baseline was written before.</summary>
    private static async Task<IEnumerable<string>> New(string before, params string[] after) =>
        (await Reported(after, await Text(before))).Select(d => d.Properties[Fingerprint.Key]!.Split(' ', 3)[2]); // all have it

    private static async Task<IEnumerable<string>> Lines(string before, string after) =>
        (await Reported(after, await Text(before))).Select(d => after.Split('\n')[d.Location.GetLineSpan().StartLinePosition.Line]);

    private static async Task<string> Text(string code) => Baseline.Of(await Written(code)).ToText();

    private static async Task<IEnumerable<string>> Written(string code) =>
        (await Reported([code], "")).Select(d => d.Properties[Fingerprint.Key]!).Order(StringComparer.Ordinal); // all have it

    private static Task<ImmutableArray<Diagnostic>> Reported(string code, string baseline) => Reported([code], baseline);

    private static async Task<ImmutableArray<Diagnostic>> Reported(string[] files, string baseline)
    {
        var project = TestProject.Create(Setup.Default, files)
            .AddAdditionalDocument(Baseline.FileName, SourceText.From(baseline), filePath: "/shop/" + Baseline.FileName).Project;
        await RuleRun.AssertCompiles(project, "input");
        return await RuleRun.Of(
            project,
            new UnboundedBufferRule(), new BufferedEnumerationRule(), new ClientSideOperatorRule(), new GrowingTrackerRule(), new LongLivedContextRule());
    }
}
