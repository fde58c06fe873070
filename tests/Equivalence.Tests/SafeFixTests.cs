using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes;
using Xunit;

namespace Rowbound.Equivalence.Tests;

/// <summary>Code before and after a Safe fix is compiled and run on a real database: same result, and less of what the rule is about.</summary>
public sealed class SafeFixTests
{
    private const string Seeder = """
        using System;
        using System.Linq;

        namespace Shop;

        public static class Seeder
        {
            public static void Fill(ShopContext db)
            {
                var country = new Country { Code = "AT", Name = "Austria" };
                var customers = Enumerable.Range(1, 5).Select(i => new Customer { Name = $"Customer {i}", Email = $"{i}@shop", Country = country }).ToList();
                var products = Enumerable.Range(1, 6).Select(i => new Product
                {
                    Name = $"Product {i}", Price = i * 1.5m, Image = new byte[100 * i], Description = new string('d', 50 * i), CategoryId = 1 + i % 2,
                }).ToList();
                for (var i = 1; i <= 40; i++)
                {
                    var order = new Order
                    {
                        Customer = customers[i % 5], Status = (OrderStatus)(i % 3), PlacedAt = new DateTime(2026, 1, 1).AddHours(i), Total = i * 9.99m,
                        Quantity = i % 7, IsPaid = i % 2 == 0, Note = i % 4 == 0 ? null : $"note {i}", Number = $"A{i:000}",
                    };
                    order.Lines.Add(new OrderLine { Product = products[i % 6], Quantity = i % 4, Price = 2m * i });
                    order.Lines.Add(new OrderLine { Product = products[(i + 1) % 6], Quantity = 1, Price = i });
                    db.Orders.Add(order);
                }

                db.SaveChanges();
            }
        }
        """;

    private static readonly Setup WithSeeder = Setup.Runtime.WithFile(Seeder);

    private static readonly DiagnosticAnalyzer[] Rules = [.. Instances<DiagnosticAnalyzer>(typeof(QueryRule))];

    private static readonly CodeFixProvider[] SafeFixes =
        [.. Instances<CodeFixProvider>(typeof(SafeFix)).Where(f => f.GetFixAllProvider() is not null)];

    /// <summary>The cases by their names.</summary>
    public static TheoryData<string> Cases => [.. SafeFixCase.All.Select(c => c.ToString())];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_result_stays_and_the_cost_falls(string name)
    {
        var example = SafeFixCase.All.Single(c => c.ToString() == name);
        var before = TestProject.Create(WithSeeder, new TestCode(CodeKind.Body, example.Body).ToFile()).Jobs().Single();
        var (was, now) = (await Measure(before), await Measure(await Fixed(before, example.RuleId)));

        Assert.Equal(was.Result, now.Result);
        Assert.NotEqual("null", was.Result);
        Assert.InRange(now.Tracked, 0, was.Tracked);
        Assert.InRange(now.Rows, 0, was.Rows);
        Assert.InRange(now.Cells, 0, was.Cells);
        Assert.True(CostOf(now, example.Falls) is null || CostOf(now, example.Falls) < CostOf(was, example.Falls), $"{example.Falls} falls: {was} {now}");
    }

    [Fact]
    public void Every_Safe_fix_has_a_case() =>
        Assert.Empty(SafeFixes.SelectMany(f => f.FixableDiagnosticIds).Distinct().Except(SafeFixCase.All.Select(c => c.RuleId)));

    private static async Task<Measurement> Measure(Document document) => await (await Job.Compile(document)).Run();

    private static async Task<Document> Fixed(Document document, string ruleId)
    {
        var rule = Rules.First(r => r.SupportedDiagnostics.Any(d => d.Id == ruleId));
        var run = new FixRun(rule, [.. SafeFixes.Where(f => f.FixableDiagnosticIds.Contains(ruleId))]);
        var offer = (await run.Offers(document)).FirstOrDefault()
            ?? throw new HarnessException($"{ruleId} offers no Safe fix for\n{await document.GetTextAsync()}");
        return await FixRun.Apply(document, offer.Action);
    }

    private static int? CostOf(Measurement run, Fall fall) => fall switch
    {
        Fall.Tracked => run.Tracked,
        Fall.Rows => run.Rows,
        Fall.Cells => run.Cells,
        _ => null,
    };

    private static IEnumerable<T> Instances<T>(Type fromAssemblyOf) => fromAssemblyOf.Assembly.GetTypes()
        .Where(t => typeof(T).IsAssignableFrom(t) && !t.IsAbstract)
        .Select(t => (T)Activator.CreateInstance(t)!); // rules and fixes are classes with a default constructor
}
