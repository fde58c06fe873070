using System.Text;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Docs;

/// <summary>The severities of a preset, as a global configuration that the package brings.</summary>
/// <param name="Name">What projects call it.</param>
/// <param name="About">What it does, as a phrase.</param>
/// <param name="SeverityOf">The severity of a rule in <c>.editorconfig</c>'s word; <see langword="null"/> where the rule is left to itself.</param>
internal sealed record PresetFile(string Name, string About, Func<RuleEntry, string?> SeverityOf)
{
    /// <summary>Below all that users write: their global configurations have level 0 or 100, and <c>.editorconfig</c> is above them.</summary>
    private const int Level = -100;

    /// <summary>
    /// A severity in a configuration holds for all findings of a rule. A rule that warns where growth is proven and suggests elsewhere
    /// would lose the difference, so it has a line only where the preset means to level it.
    /// </summary>
    public static ImmutableArray<PresetFile> All { get; } =
    [
        new(Preset.Recommended, "each finding is as severe as its rule says", _ => null),
        new(Preset.Strict, "suggestions are warnings too", _ => "warning"),
        new(Preset.MemoryOnly, "only rules that may warn", rule => rule.MayWarn ? null : "none"),
        new(Preset.Off, "no rule is asked", _ => "none"),
    ];

    public string Path => $"src/Package/build/config/Rowbound.{Name}.globalconfig";

    public string Of(IReadOnlyList<RuleEntry> rules)
    {
        var text = new StringBuilder($"# Rowbound's preset '{Name}': {About}. Written by `{GeneratedDocs.Command}`.\n")
            .Append($"is_global = true\nglobal_level = {Level}\n");
        foreach (var rule in rules)
        {
            if (SeverityOf(rule) is { } severity)
                text.Append($"\n# {rule.Name}: {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n");
        }

        return text.ToString();
    }
}
