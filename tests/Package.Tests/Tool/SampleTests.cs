using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;
using Rowbound.Tool.Tour;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class SampleTests(SampleFindings sample) : IClassFixture<SampleFindings>
{
    [Theory]
    [InlineData("ROW1001", "Exports/CustomerDirectory.cs", FixSafety.None)]
    [InlineData("ROW1002", "Exports/OrderExport.cs", FixSafety.Review)]
    [InlineData("ROW1002", "Reports/RevenueReport.cs", FixSafety.Safe)]
    [InlineData("ROW1002", "Backfills/TokenChecksumBackfill.cs", FixSafety.Review)]
    [InlineData("ROW1003", "Reports/RefundReport.cs", FixSafety.Safe)]
    [InlineData("ROW1003", "Reports/RevokedTokenReport.cs", FixSafety.Safe)]
    [InlineData("ROW1004", "Reports/PendingOrderReport.cs", FixSafety.Safe)]
    [InlineData("ROW1005", "Reports/ReferenceLookup.cs", FixSafety.None)]
    [InlineData("ROW1006", "Reports/ActiveCustomerReport.cs", FixSafety.Safe)]
    [InlineData("ROW1008", "Reports/LongestPauseReport.cs", FixSafety.Safe)]
    [InlineData("ROW2001", "Reports/OpenOrderReport.cs", FixSafety.Safe)]
    [InlineData("ROW2002", "Reports/AuditActivityReport.cs", FixSafety.Safe)]
    [InlineData("ROW2003", "Backfills/CustomerImport.cs", FixSafety.Review)]
    [InlineData("ROW2004", "Api/ReferenceCheck.cs", FixSafety.None)]
    [InlineData("ROW2005", "Reports/DemandReport.cs", FixSafety.Safe)]
    [InlineData("ROW2006", "Exports/AddressLabels.cs", FixSafety.Review)]
    [InlineData("ROW3001", "Exports/PriceListExport.cs", FixSafety.Safe)]
    [InlineData("ROW3002", "Reports/OpenOrderReport.cs", FixSafety.Safe)]
    [InlineData("ROW3003", "Api/TrackingEndpoint.cs", FixSafety.Safe)]
    [InlineData("ROW3004", "Exports/ImageExport.cs", FixSafety.None)]
    [InlineData("ROW3005", "Exports/NewsletterExport.cs", FixSafety.Safe)]
    [InlineData("ROW3006", "Api/SupportEndpoints.cs", FixSafety.None)]
    [InlineData("ROW3007", "Api/HistoryEndpoint.cs", FixSafety.None)]
    [InlineData("ROW4001", "Reports/CustomerValueAnalysis.cs", FixSafety.Safe)]
    [InlineData("ROW4002", "Reports/LoyaltyReport.cs", FixSafety.None)]
    [InlineData("ROW4003", "Exports/OrderLineExport.cs", FixSafety.Safe)]
    [InlineData("ROW4004", "Backfills/TokenExpiry.cs", FixSafety.Review)]
    [InlineData("ROW4005", "Backfills/TokenRetention.cs", FixSafety.Review)]
    [InlineData("ROW4006", "Reports/RefundedCustomerReport.cs", FixSafety.Review)]
    [InlineData("ROW4007", "Backfills/DemoSeeder.cs", FixSafety.None)]
    [InlineData("ROW4008", "Backfills/AuditTrimming.cs", FixSafety.Review)]
    [InlineData("ROW4009", "Backfills/DiscontinuedNames.cs", FixSafety.Review)]
    public void The_sample_shows_each_rule_where_it_was_planted(string rule, string file, object safety) =>
        Assert.Contains(sample.Findings, finding =>
            finding.Rule == rule && finding.Path == $"Shop/{file}" && finding.Fix == (FixSafety)safety);

    /// <summary>What is planted brings some of these along: what is buffered is often tracked, too.</summary>
    [Fact]
    public void The_sample_shows_nothing_else()
    {
        string[] alongside =
        [
            "ROW1001 Exports/AddressLabels.cs", "ROW1002 Exports/PriceListExport.cs", "ROW1002 Reports/CustomerValueAnalysis.cs",
            "ROW1002 Reports/MailDomainReport.cs", "ROW2001 Api/OrderEndpoints.cs", "ROW2001 Exports/CustomerDirectory.cs",
            "ROW2001 Exports/OrderExport.cs", "ROW2001 Exports/OrderLineExport.cs", "ROW2001 Reports/CustomerValueAnalysis.cs",
            "ROW2001 Reports/MailDomainReport.cs", "ROW2001 Reports/RevenueReport.cs",
        ];
        var planted = typeof(SampleTests).GetMethod(nameof(The_sample_shows_each_rule_where_it_was_planted))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(data => ((InlineDataAttribute)data).Data)
            .Select(data => $"{data[0]} {data[1]}"); // a rule and a file

        Assert.Equal(
            planted.Concat(alongside).Distinct().Order(StringComparer.Ordinal),
            sample.Findings.Select(finding => $"{finding.Rule} {finding.Path["Shop/".Length..]}").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The rule about responses speaks where a request is answered: in the sample's web application.</summary>
    [Fact]
    public async Task The_web_application_of_the_sample_shows_the_rule_about_responses_and_nothing_else()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var terminal = new Terminal(Terminal.Create(output, piped: true), Terminal.Create(errors, piped: true));
        var project = Repository.PathOf("docs", "samples", "Shop.Web", "Shop.Web.csproj");

        var code = await new CommandLine(terminal, new(RuleCatalog.Load)).RunAsync(["check", project]);

        Assert.True(code == 1, $"{output}\n{errors}");
        Assert.Matches("warning +ROW1007 +review +.*OrderRoutes.cs", output.ToString());
        Assert.Contains("1 place grows with the data, 0 suggestions", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Api/CatalogueEndpoints.cs")]
    [InlineData("Backfills/AuditRetention.cs")]
    [InlineData("Reports/MonthlySalesReport.cs")]
    [InlineData("Services/")]
    [InlineData("Data/")]
    [InlineData("Jobs/")]
    public void Code_that_holds_few_rows_is_left_alone(string path) =>
        Assert.DoesNotContain(sample.Findings, finding => finding.Path.StartsWith($"Shop/{path}", StringComparison.Ordinal));
}

/// <summary>What the rules that ship find in the sample, read once.</summary>
public sealed class SampleFindings : IAsyncLifetime, IProgress<string>
{
    internal IReadOnlyList<Finding> Findings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var workspace = new AdhocWorkspace();
        var project = SampleProject.Create(workspace, SampleSource.Embedded());

        // The rules are silent in code that references a test framework, as everything compiled here does.
        var references = project.MetadataReferences.Where(reference =>
            reference.Display?.Contains("xunit", StringComparison.Ordinal) is false);
        project = project.WithMetadataReferences(references);
        Findings = await new Analyzer(RuleCatalog.Load(), this).FindAsync([project], CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    void IProgress<string>.Report(string value)
    {
    }
}
