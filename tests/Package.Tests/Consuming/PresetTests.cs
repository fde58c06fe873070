using Rowbound.Package.Tests.Packing;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>What a project that chooses a preset is told, built from the packages.</summary>
public sealed class PresetTests(PackedPackages packages)
{
    private const string Jobs = """
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Reports(ShopContext db)
        {
            // A table that grows.
            public decimal Revenue()
            {
                var sum = 0m;
                foreach (var order in db.Orders.AsNoTracking().ToList())
                    sum += order.Total;
                return sum;
            }

            // A part of it: the same rule, but no proof that it grows.
            public decimal Paid()
            {
                var sum = 0m;
                foreach (var order in db.Orders.AsNoTracking().Where(o => o.IsPaid).ToList())
                    sum += order.Total;
                return sum;
            }

            // A rule that only ever suggests.
            public string Number()
            {
                var order = db.Orders.First(o => o.Id == 7);
                return order.Number;
            }
        }
        """;

    private static readonly string[] AsTheRulesSay = ["ROW1002 note", "ROW1002 warning", "ROW3003 note"];
    private static readonly string[] AllWarnings = ["ROW1002 warning", "ROW1002 warning", "ROW3003 warning"];

    [Fact]
    public async Task A_preset_sets_the_severities_of_all_rules_and_a_name_that_is_none_is_reported()
    {
        using var consumer = await Restored("Rowbound.Analyzers");
        Assert.Equal(AsTheRulesSay, await consumer.Compile());
        Assert.Equal(AsTheRulesSay, await consumer.Compile("RowboundPreset=recommended"));
        Assert.Equal(AllWarnings, await consumer.Compile("RowboundPreset=Strict"));
        Assert.Equal(["ROW1002 note", "ROW1002 warning"], await consumer.Compile("RowboundPreset=memory-only"));
        Assert.Empty(await consumer.Compile("RowboundPreset=off"));
        Assert.Equal([.. AsTheRulesSay, "ROW9002 warning"], await consumer.Compile("RowboundPreset=strickt"));
    }

    [Fact]
    public async Task A_preset_is_below_all_that_users_write()
    {
        using var consumer = await Restored("Rowbound.Analyzers");
        Choose(consumer, "strict");
        Assert.Equal(AllWarnings, await consumer.Compile());
        Choose(consumer, "strict", "<NoWarn>$(NoWarn);ROW1002</NoWarn>");
        Assert.Equal(["ROW3003 warning"], await consumer.Compile());

        Choose(consumer, "strict");
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.ROW1002.severity = suggestion\n");
        Assert.Equal(["ROW1002 note", "ROW1002 note", "ROW3003 warning"], await consumer.Compile());

        consumer.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.ROW3003.severity = none\n");
        Assert.Equal(["ROW1002 note", "ROW1002 note"], await consumer.Compile());
    }

    [Fact]
    public async Task A_project_that_gets_the_analyzers_along_with_the_runtime_library_has_presets_too()
    {
        using var consumer = await Restored("Rowbound.EntityFrameworkCore");
        Assert.Equal(AllWarnings, await consumer.Compile("RowboundPreset=strict"));
    }

    /// <summary>In a file that is read after the package's own.</summary>
    private static void Choose(Consumer consumer, string preset, string more = "") => consumer.Write("Directory.Build.targets", $"""
        <Project>
          <PropertyGroup>
            <RowboundPreset>{preset}</RowboundPreset>
            {more}
          </PropertyGroup>
        </Project>
        """);

    private async Task<Consumer> Restored(string package)
    {
        var consumer = new Consumer(packages, package, Jobs);
        await consumer.Restore();
        return consumer;
    }
}
