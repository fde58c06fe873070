using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Rules.UnknownPreset;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Rules.UnknownPreset;

public sealed class UnknownPresetTests
{
    public static TheoryData<string> Presets => [.. Preset.All];

    [Fact]
    public async Task A_name_that_is_not_known_is_reported_once_with_those_that_are()
    {
        var diagnostic = Assert.Single(await Reported("strickt"));
        Assert.Equal(
            "'strickt' is no preset, so 'RowboundPreset' has no effect: it is one of 'recommended', 'strict', 'memory-only', 'off'",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(Location.None, diagnostic.Location);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
    }

    [Theory, MemberData(nameof(Presets))]
    public async Task A_preset_is_fine(string name) => Assert.Empty(await Reported(name));

    [Fact]
    public async Task A_name_in_other_case_is_fine() => Assert.Empty(await Reported("Memory-Only"));

    [Fact]
    public async Task Blanks_around_a_name_are_fine() => Assert.Empty(await Reported(" strict "));

    [Fact]
    public async Task A_property_without_a_value_is_fine() => Assert.Empty(await Reported(""));

    [Fact]
    public async Task A_project_without_the_property_is_fine() =>
        Assert.Empty(await RuleRun.Of(TestProject.Create(Setup.Default, "class Job;"), new UnknownPresetRule()));

    [Fact]
    public async Task A_project_without_EF_Core_has_no_use_for_presets() =>
        Assert.Empty(await Reported("strickt", Setup.WithoutEfCore));

    /// <summary>What the rule says of a project whose build hands the property to the compiler.</summary>
    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Reported(string preset, Setup? setup = null)
    {
        var project = TestProject.Create(setup ?? Setup.Default, "class Job;");
        var properties = SourceText.From($"is_global = true\n{Preset.Property} = {preset}\n");
        return RuleRun.Of(
            project.AddAnalyzerConfigDocument("Shop.GeneratedMSBuildEditorConfig.editorconfig", properties, filePath: "/shop/build.editorconfig").Project,
            new UnknownPresetRule());
    }
}
