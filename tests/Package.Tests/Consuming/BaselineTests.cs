using Rowbound.Package.Tests.Packing;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>A build reports what is not in the baseline of its project.</summary>
public sealed class BaselineTests(PackedPackages packages)
{
    private const string Line = "ROW1001 M:Shop.Jobs.Reports.All db.Orders.ToList()";

    [Fact]
    public async Task What_is_in_it_is_not_reported_and_not_fixed_until_it_is_pruned()
    {
        var old = Jobs("public void All() { foreach (var order in db.Orders.AsNoTracking().ToList()) order.ToString(); }");
        using var consumer = new Consumer(packages, "Rowbound.Analyzers", old);
        await consumer.Restore();
        await RunAsync("baseline", consumer);
        Assert.Equal(
            ["# rowbound baseline 1", "ROW1002 M:Shop.Jobs.Reports.All db.Orders.AsNoTracking().ToList()"],
            consumer.Read("rowbound.baseline").TrimEnd().Split('\n'));
        await consumer.Format();
        Assert.Equal(old, consumer.JobsText);

        consumer.Write("Jobs.cs", Jobs("""
            public void All()
                {
                    foreach (var order in db.Orders.AsNoTracking() // all of them
                        .ToList())
                        order.ToString();
                }
                public List<Order> Kept() => db.Orders.ToList();
            """));
        await consumer.Build();
        Assert.Equal(["ROW1001 warning 16"], consumer.Findings());
        Assert.Contains("In the baseline: 1.", await RunAsync("check", consumer), StringComparison.Ordinal);

        consumer.Write("Jobs.cs", Jobs("public List<Order> Kept() => db.Orders.ToList();"));
        Assert.Contains("1 finding pruned, 0 left (file deleted)", await RunAsync("baseline", consumer, "--prune"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_runs_again_when_the_baseline_has_gone_and_names_a_line_that_cannot_be_read()
    {
        using var consumer = new Consumer(packages, "Rowbound.EntityFrameworkCore", Jobs("public List<Order> All() => db.Orders.ToList();"));
        consumer.Write("rowbound.baseline", $"# rowbound baseline 1\n=======\n{Line}\n");
        Assert.Contains("rowbound.baseline(2,1): warning ROW9004: '=======' in", await consumer.Build(), StringComparison.Ordinal);
        Assert.Equal(["ROW9004 warning 2"], consumer.Findings());

        consumer.Delete("rowbound.baseline");
        await consumer.Build();
        Assert.Equal(["ROW1001 warning 10"], consumer.Findings());
    }

    private static string Jobs(string members) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Reports(ShopContext db)
        {
            // What the tests are about.
            {{members}}
        }
        """;

    private static async Task<string> RunAsync(string command, Consumer consumer, params string[] options)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var terminal = new Terminal(Terminal.Create(output, piped: true), Terminal.Create(errors, piped: true));
        var code = await new CommandLine(terminal, new(RuleCatalog.Load)).RunAsync([command, consumer.Project, .. options]);
        Assert.True(code < 2, errors.ToString());
        return output.ToString();
    }
}
