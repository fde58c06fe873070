namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>How a query is run.</summary>
/// <param name="Method"><c>ToList</c>, <c>ToArray</c>, or nothing for a loop over the query itself.</param>
/// <param name="IsAsync">Whether it is awaited.</param>
/// <param name="HasToken">Whether it can be cancelled.</param>
/// <param name="IsConfigured">Whether the await is configured.</param>
internal sealed record Run(string Method, bool IsAsync, bool HasToken, bool IsConfigured)
{
    internal string Count => Method == "ToArray" ? "Length" : "Count";

    private string Configured => IsConfigured ? ".ConfigureAwait(false)" : "";

    internal string Buffered(string query) => IsAsync
        ? $"await {query}.{Method}Async({(HasToken ? "cancellationToken" : "")}){Configured}"
        : $"{query}.{Method}()";

    internal string Streamed(string query) => IsAsync
        ? $"{query}.AsAsyncEnumerable(){(HasToken ? ".WithCancellation(cancellationToken)" : "")}{Configured}"
        : query;

    internal IEnumerable<Run> Smaller() =>
        ((Run[])[this with { IsConfigured = false }, this with { HasToken = false }, this with { IsAsync = false }])
            .Where(r => r != this);
}

/// <summary>Where the rows of a query stand before they are used.</summary>
internal enum Hold
{
    /// <summary>Where they are used.</summary>
    Inline,

    /// <summary>In a variable.</summary>
    Variable,

    /// <summary>In a variable whose type is written.</summary>
    TypedVariable,

    /// <summary>Nowhere, but the query stands in a variable.</summary>
    Query,

    /// <summary>As before, and a filter is added under a condition.</summary>
    ConditionalQuery,
}

/// <summary>The rows of a query.</summary>
internal sealed record Source(Query Query, Run Run, Hold Hold)
{
    internal bool IsStream => Run.Method.Length == 0;

    internal bool IsHeld => Hold is Hold.Variable or Hold.TypedVariable && !IsStream;

    /// <summary>Writes what goes before the use of the rows, and gives the expression for them.</summary>
    internal string Print(Code code)
    {
        var query = Held(code);
        if (IsStream)
            return Run.Streamed(query);

        var rows = Run.Buffered(query);
        if (!IsHeld)
            return rows;

        var type = Run.Method == "ToArray" ? $"{Query.Table.Type}[]" : $"List<{Query.Table.Type}>";
        code.Line($"{(Hold == Hold.Variable ? "var" : type)} list# = {rows};");
        return "list#";
    }

    internal IEnumerable<Source> Smaller() =>
    [
        .. Hold == Hold.Inline ? [] : (Source[])[this with { Hold = Hold.Inline }, this with { Hold = Hold.Variable }],
        .. Query.Smaller().Select(q => this with { Query = q }),
        .. Run.Smaller().Select(r => this with { Run = r }),
    ];

    private string Held(Code code)
    {
        if (Hold is not (Hold.Query or Hold.ConditionalQuery))
            return Query.Text;

        if (Hold == Hold.Query)
        {
            code.Line($"var query# = {Query.Text};");
            return "query#";
        }

        var letter = Query.Table.Letter;
        code.Line($"IQueryable<{Query.Table.Type}> query# = {Query.Text};");
        code.Line("if (limit > 3)");
        var condition = Query.Table.Conditions[0].Replace("@", letter, StringComparison.Ordinal);
        code.Line($"    query# = query#.Where({letter} => {condition});");
        return "query#";
    }
}
