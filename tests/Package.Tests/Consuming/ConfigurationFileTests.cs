using Rowbound.Package.Tests.Packing;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>A build hands configuration files to the rules, so that they can name the line that cannot be read.</summary>
public sealed class ConfigurationFileTests(PackedPackages packages)
{
    private const string Jobs = """
        using System.Collections.Generic;
        using System.Linq;

        namespace Shop.Jobs;

        public class Reports(ShopContext db)
        {
            public List<Order> All() => db.Orders.ToList();
        }
        """;

    [Fact]
    public async Task A_build_names_the_line_and_dotnet_format_sees_no_file_twice()
    {
        using var consumer = new Consumer(packages, "Rowbound.Analyzers", Jobs);
        consumer.Write(".editorconfig", "root = true\n\n[*.cs]\nrowbound.small_tables = Order\nrowbound.page_limit = many\n");
        consumer.Write(".globalconfig", "is_global = true\nrowbound.small_table = Order\n");
        var output = await consumer.Build();

        // Both files are read, and what can be read in them holds.
        Assert.Equal(["ROW9001 warning 2", "ROW9001 warning 5"], consumer.Findings());
        Assert.Contains(".editorconfig(5,1): warning ROW9001: 'rowbound.page_limit' is 'many' in '.editorconfig'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("workspace", await consumer.Format(), StringComparison.OrdinalIgnoreCase);
    }
}
