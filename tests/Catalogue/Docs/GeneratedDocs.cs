using Rowbound.Catalogue.Rules;

namespace Rowbound.Catalogue.Docs;

/// <summary>All that is written from the rules: heads of pages, the index, the table of the README, the presets.</summary>
internal static class GeneratedDocs
{
    /// <summary>The command that writes it, as its readers call it.</summary>
    public const string Command = "dotnet run --project tests/Catalogue -- docs";

    public static IReadOnlyList<GeneratedFile> Of(IReadOnlyList<RuleEntry> rules, RepositoryFolder repository) =>
    [
        .. rules.Select(rule => Edited(repository, rule.Page, text => PageHead.In(text, rule))),
        Edited(repository, "docs/rules/README.md", _ => RuleIndex.Of(rules)),
        Edited(repository, "README.md", text => RuleTable.In(text, rules)),
        .. PresetFile.All.Select(preset => Edited(repository, preset.Path, _ => preset.Of(rules))),
    ];

    private static GeneratedFile Edited(RepositoryFolder repository, string path, Func<string, string> edit)
    {
        var before = repository.Read(path);
        return new(path, before, edit(before));
    }
}
