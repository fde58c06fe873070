using System.Text;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>A long search method costs as much as it has steps, however many ways lead through it.</summary>
public sealed class LinearityTests
{
    private const int Conditions = 200;

    [Fact]
    public async Task Conditions_one_after_the_other_make_as_many_parts_as_there_are_conditions()
    {
        var site = await Shapes.Site(Search("if (n > {0}) q = q.Where(o => o.Quantity > {0});"));
        var visits = 0;
        site.Query.Fold(_ => ++visits, (_, _) => ++visits, (_, _) => ++visits);

        Assert.Equal(Conditions, site.Query.Steps.Length);
        Assert.InRange(visits, Conditions, 3 * Conditions);
        Assert.DoesNotContain(site.Query.Steps, site.Query.IsCertain);
    }

    [Fact]
    public async Task Branches_of_which_one_is_taken_make_two_steps_each()
    {
        var site = await Shapes.Site(Search("if (n > {0}) q = q.Where(o => o.Quantity > {0}); else q = q.Where(o => o.Quantity < {0});"));
        var visits = 0;
        site.Query.Fold(_ => ++visits, (_, _) => ++visits, (_, _) => ++visits);

        Assert.Equal(2 * Conditions, site.Query.Steps.Length);
        Assert.InRange(visits, 2 * Conditions, 6 * Conditions);
    }

    [Fact]
    public async Task A_variable_that_is_longer_than_a_stack_is_not_known()
    {
        var code = new StringBuilder("IQueryable<Order> q = db.Orders;");
        for (var i = 0; i < 1000; i++)
            code.Append("q = q.Where(o => o.IsPaid);");

        await Shapes.AssertBody("", code + "q.ToList();");
    }

    private static string Search(string condition)
    {
        var code = new StringBuilder("IQueryable<Order> q = db.Orders;\n");
        for (var i = 0; i < Conditions; i++)
            code.AppendLine(condition.Replace("{0}", $"{i}", StringComparison.Ordinal));
        return code.Append("q.ToList();").ToString();
    }
}
