using System.Text;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>One step of a query.</summary>
/// <param name="Call">The step as a call; <c>@</c> is the parameter of its lambda.</param>
/// <param name="Clause">The step as a clause, where there is one.</param>
internal sealed record Step(string Call, string? Clause = null)
{
    internal bool IsSelect => Clause?.StartsWith("select ", StringComparison.Ordinal) == true;
}

/// <summary>A query over a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsSyntax">Whether the steps that can are written as clauses.</param>
/// <param name="Steps">What is done to it.</param>
internal sealed record Query(Table Table, bool IsSyntax, IReadOnlyList<Step> Steps)
{
    internal string Text => IsSyntax ? Syntax() : Named($"db.{Table.Set}{Calls(Steps)}");

    internal Query Then(params IEnumerable<Step> steps) => this with { Steps = [.. Steps, .. steps] };

    internal IEnumerable<Query> Smaller() =>
    [
        .. IsSyntax ? [this with { IsSyntax = false }] : Array.Empty<Query>(),
        .. Steps.Less(static _ => []).Select(s => this with { Steps = s }),
    ];

    private string Syntax()
    {
        var clauses = Steps.TakeWhile(static s => s is { Clause: not null, IsSelect: false }).ToList();
        var rest = Steps.Skip(clauses.Count).ToList();
        var select = rest is [{ IsSelect: true }, ..] ? rest[0] : null;
        var text = new StringBuilder($"(from @ in db.{Table.Set}");
        foreach (var clause in clauses)
            text.Append(' ').Append(clause.Clause);
        text.Append(' ').Append(select?.Clause ?? "select @").Append(')').Append(Calls(rest.Skip(select is null ? 0 : 1)));
        return Named(text.ToString());
    }

    private static string Calls(IEnumerable<Step> steps) => string.Concat(steps.Select(static s => $".{s.Call}"));

    private string Named(string text) => text.Replace("@", Table.Letter, StringComparison.Ordinal);
}
