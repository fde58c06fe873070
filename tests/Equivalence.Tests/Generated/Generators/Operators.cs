using FsCheck;
using FsCheck.Fluent;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Makes operators over lists in memory.</summary>
internal static class Operators
{
    internal static Gen<Part> Over(Rows rows) =>
        from run in Queries.Buffer
        from hold in Choices.Weighted((5, Hold.Inline), (3, Hold.Variable), (1, Hold.Query))
        from chain in Step(rows.Shape).Rarely(40, most: 2)
        from last in Last(rows)
        select (Part)new OperatorChain(new(rows.Query, run, hold), chain, last.Operator, last.Use);

    private static Gen<string> Step(Table shape) => Choices.Weighted(
        (4, Condition(shape).Select(static c => $"Where(@ => {c})")),
        (2, Choices.Of("Take(5)", "Skip(2)", "Take(limit)")),
        (1, Choices.Of("Distinct()", "AsEnumerable()", "ToList()")));

    private static Gen<(string Operator, IReadOnlyList<Statement> Use)> Last(Rows rows) => Choices.Weighted(
        (6, Scalar(rows.Shape)),
        (3, Single(rows.Shape)),
        (3, List(rows)),
        (2, Selected(rows.Shape)));

    private static Gen<(string, IReadOnlyList<Statement>)> Scalar(Table shape) =>
        from condition in Condition(shape)
        from number in Expression(shape.Numbers)
        from scalar in Choices.Weighted(
            (4, "Count()"), (4, $"Count(@ => {condition})"), (2, "Any()"), (2, $"Any(@ => {condition})"),
            (2, $"All(@ => {condition})"), (1, "LongCount()"),
            (2, $"Sum(@ => {number})"), (1, $"Max(@ => {number})"), (1, $"Min(@ => {number})"), (1, $"Average(@ => {number})"))
        select (scalar, Use("text.Append(value#).Append(';');"));

    private static Gen<(string, IReadOnlyList<Statement>)> Single(Table shape) =>
        from condition in Condition(shape)
        from read in Expression(shape.Texts)
        from single in Choices.Weighted(
            (4, "FirstOrDefault()"), (3, "First()"), (2, $"FirstOrDefault(@ => {condition})"), (1, $"First(@ => {condition})"),
            (1, "Last()"),
            (1, $"SingleOrDefault(@ => {condition})"), (1, "ElementAtOrDefault(3)"))
        let found = read.Replace("@", "found#", StringComparison.Ordinal)
        select (single, Use($"if (value# is {{ }} found#) text.Append({found});"));

    private static Gen<(string, IReadOnlyList<Statement>)> List(Rows rows) =>
        from last in Choices.Of("ToList()", "ToArray()", "")
        from body in Bodies.Of(rows)
        select (last, (IReadOnlyList<Statement>)[new Around($"foreach (var {rows.Query.Table.Row} in value#)", null, body)]);

    private static Gen<(string, IReadOnlyList<Statement>)> Selected(Table shape) =>
        from column in Expression(shape.Texts)
        from last in Choices.Of("ToList()", "Take(3).ToList()", "Count()", "Distinct().Count()")
        select ($"Select(@ => {column}).{last}", Use(last.EndsWith("List()", StringComparison.Ordinal)
            ? "text.AppendJoin(',', value#);"
            : "count += value#;"));

    private static Gen<string> Condition(Table shape) =>
        Gen.Elements(shape.Conditions is { Length: > 0 } conditions ? conditions : ["limit > 2"]);

    private static Gen<string> Expression(string[] expressions) => Gen.Elements(expressions.Length > 0 ? expressions : ["1"]);

    private static IReadOnlyList<Statement> Use(string text) => [new Do(text)];
}
