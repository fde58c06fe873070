using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes;
using Rowbound.Package.Tests.Packing;
using Rowbound.Shared;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>What a user of the packages sees is what the rules and fixes say when they are asked directly.</summary>
public sealed class ConsumerTests(PackedPackages packages)
{
    private const string Jobs = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Reports(ShopContext db)
        {
            // A list for one pass, which waits: no Safe fix.
            public async Task PrintAsync()
            {
                foreach (var order in await db.Orders.AsNoTracking().ToListAsync())
                    await Console.Out.WriteLineAsync(order.Number);
            }

            // A list for one pass.
            public decimal Revenue()
            {
                var sum = 0m;
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    sum += order.Total;
                return sum;
            }

            // A count in memory.
            public async Task<int> PaidAsync() => (await db.Orders.ToListAsync()).Count(o => o.IsPaid);

            // A stream that is tracked, twice in one statement's reach.
            public int Units()
            {
                var units = 0;
                foreach (var line in db.OrderLines)
                    units += line.Quantity;
                foreach (var order in db.Orders)
                    units += order.Quantity;
                return units;
            }

            // Kept on purpose: a finding without a Safe fix.
            public List<Order> All() => db.Orders.AsNoTracking().ToList();
        }
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = typeof(QueryRule).Assembly.Instances<DiagnosticAnalyzer>();

    private static readonly ImmutableArray<CodeFixProvider> Fixes = typeof(RuleFix).Assembly.Instances<CodeFixProvider>();

    [Fact]
    public async Task A_build_warns_and_dotnet_format_fixes()
    {
        using var consumer = new Consumer(packages, "Rowbound.Analyzers", Jobs);
        var output = await consumer.Build();
        var found = consumer.Findings();
        var expected = await FindingsOf(Open(Jobs));
        Assert.Equal(expected, found);
        Assert.Contains(found, f => f.StartsWith("ROW1002 warning", StringComparison.Ordinal));
        Assert.All(found, f => Assert.Contains($"warning {f.Split(' ')[0]}: ", output, StringComparison.Ordinal));

        await consumer.Format();
        Assert.Equal(await Fixed(Jobs), consumer.JobsText);
        await consumer.Build();
        Assert.Equal(["ROW1001", "ROW1002"], consumer.Findings().Select(f => f.Split(' ')[0]));
    }

    [Fact]
    public async Task The_runtime_library_alone_brings_the_warnings()
    {
        using var consumer = new Consumer(packages, "Rowbound.EntityFrameworkCore", Jobs);
        await consumer.Build();
        Assert.Equal(await FindingsOf(Open(Jobs)), consumer.Findings());
    }

    private static Document Open(string jobs) => TestProject.Create(Setup.Default, jobs).Jobs().Single();

    private static async Task<IEnumerable<string>> FindingsOf(Document document) =>
        (await RuleRun.Of(document.Project, [.. Rules]))
            .Select(d => $"{d.Id} {(d.Severity == DiagnosticSeverity.Warning ? "warning" : "note")} {d.Location.GetLineSpan().StartLinePosition.Line + 1}")
            .Order(StringComparer.Ordinal);

    /// <summary>The text after each rule's fix-all, in the order of the ids.</summary>
    private static async Task<string> Fixed(string jobs)
    {
        var document = Open(jobs);
        foreach (var rule in Rules.OrderBy(r => r.SupportedDiagnostics[0].Id, StringComparer.Ordinal))
        {
            var run = new FixRun(rule, [.. Fixes.Where(f => f.FixableDiagnosticIds.Contains(rule.SupportedDiagnostics[0].Id))]);
            if ((await run.Offers(document)).FirstOrDefault(o => o.IsSafe) is { } offer)
                document = (await run.FixAll(document, offer, FixAllScope.Document)).GetDocument(document.Id)!; // a fix never removes the document
        }

        return (await document.GetTextAsync()).ToString();
    }
}
