using System.Text.Json;
using System.Text.Json.Serialization;
using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Reporting;

internal static class SarifFile
{
    private const string BaseId = "SRCROOT";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public static async Task WriteAsync(
        FileInfo file,
        RuleCatalog rules,
        IReadOnlyList<Finding> findings,
        SourceRoot root,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file.Create();
            await JsonSerializer.SerializeAsync(stream, Log(rules, findings, root), Json, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure(
                $"The SARIF file cannot be written: {e.Message}", "Name a file in a folder that exists and is yours.");
        }
    }

    private static SarifLog Log(RuleCatalog rules, IReadOnlyList<Finding> findings, SourceRoot root)
    {
        var descriptors = rules.Descriptors;
        var version = typeof(SarifFile).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        var driver = new SarifDriver("Rowbound", version, [.. descriptors.Select(Rule)]);
        var bases = new Dictionary<string, SarifArtifactLocation> { [BaseId] = new(root.Uri) };
        var results = findings.Select(finding => Result(finding, descriptors, root));
        return new([new(new(driver), bases, "utf16CodeUnits", [.. results])]);
    }

    private static SarifRule Rule(DiagnosticDescriptor rule) => new(
        rule.Id,
        new(rule.Title.ToString()),
        rule.Description.ToString() is { Length: > 0 } text ? new(text) : null,
        new(Level(rule.DefaultSeverity), rule.IsEnabledByDefault),
        Uri.TryCreate(rule.HelpLinkUri, UriKind.Absolute, out var help) ? help : null,
        new(rule.Category));

    private static SarifResult Result(Finding finding, ImmutableArray<DiagnosticDescriptor> rules, SourceRoot root)
    {
        var (start, end) = (finding.Span.StartLinePosition, finding.Span.EndLinePosition);
        var region = new SarifRegion(start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
        var index = rules.IndexOf(rules.First(rule => rule.Id == finding.Rule));
        var place = new SarifPhysicalLocation(new(root.RelativeUri(finding.Path), BaseId), region);
        return new(finding.Rule, index, Level(finding.Severity), new(finding.Message), [new(place)]);
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };
}
