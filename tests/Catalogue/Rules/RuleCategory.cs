using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Catalogue.Rules;

/// <summary>A category of rules, which is one thousand of their ids.</summary>
/// <param name="Name">As descriptors name it.</param>
/// <param name="Thousand">The first digit of the ids.</param>
/// <param name="About">What its rules are about, behind a colon.</param>
internal sealed record RuleCategory(string Name, char Thousand, string About)
{
    public static ImmutableArray<RuleCategory> All { get; } =
    [
        new(Category.Buffering, '1', "rows kept in a collection"),
        new(Category.Tracking, '2', "rows kept by the change tracker"),
        new(Category.Columns, '3', "more columns than are read"),
        new(Category.Loops, '4', "what loops and batches do to it all"),
        new(Category.Configuration, '9', "what Rowbound is told and cannot follow"),
    ];

    /// <summary>Those about queries; the others ask no model.</summary>
    public static IEnumerable<RuleCategory> OfQueries => All.Where(category => category.Name != Category.Configuration);

    public static RuleCategory? Find(string name) =>
        All.FirstOrDefault(category => category.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
