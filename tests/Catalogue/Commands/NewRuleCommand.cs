using System.CommandLine;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Catalogue.Docs;
using Rowbound.Catalogue.Reporting;
using Rowbound.Catalogue.Rules;
using Rowbound.Catalogue.Scaffolding;

namespace Rowbound.Catalogue.Commands;

internal sealed class NewRuleCommand(Screen screen, RepositoryFolder repository)
{
    public Command Build()
    {
        var name = new Argument<string>("name") { Description = "The bad pattern, as OffsetLoop." };
        var category = new Option<string>("--category")
        {
            Description = "What the rule is about: " + string.Join(", ", RuleCategory.OfQueries.Select(known => known.Name)),
            Required = true,
        };
        var fix = new Option<FixSafety[]>("--fix")
        {
            Description = "The fixes that it has: safe, review, or both.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("new-rule", "Writes the files of a new rule; what is left to think of is marked by TODO.")
        {
            name, category, fix,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetRequiredValue(category), parsed.GetValue(fix) ?? []));
        return command;
    }

    private void Run(string name, string category, FixSafety[] fixes)
    {
        var shipped = RuleEntry.OfShipped();
        var rule = NewRule.Create(name, category, fixes, shipped, repository);
        var files = new Scaffold(rule, shipped, repository).Files();
        foreach (var file in files)
        {
            repository.Write(file.Path, file.After);
            screen.Line($"{(file.Before.Length == 0 ? "new" : "changed")}  {file.Path}");
        }

        screen.Line($"{rule.Id} {rule.Name} compiles and reports nothing. Search these files for TODO; then run: {GeneratedDocs.Command}");
    }
}
