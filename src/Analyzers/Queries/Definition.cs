namespace Rowbound.Analyzers.Queries;

/// <summary>A place that gives a variable its value, or several of which one has.</summary>
/// <param name="value">The value; <see langword="null"/> where it is not written, as with <c>out</c> and deconstruction.</param>
/// <param name="parameter">The parameter, where the value is what the caller gave.</param>
internal sealed class Definition(IOperation? value, IParameterSymbol? parameter = null)
{
    /// <summary>A value that nothing is known of.</summary>
    internal static Definition Unseen { get; } = new(null);

    internal IOperation? Value => value;

    internal IParameterSymbol? Parameter => parameter;

    /// <summary>
    /// The definitions that meet here, behind branches or at the start of a loop. They are shared, not copied, so that a variable
    /// that is assigned under a hundred conditions has a hundred meetings of two.
    /// </summary>
    internal ImmutableArray<Definition> Merged { get; private init; } = [];

    /// <summary>One of several definitions.</summary>
    internal static Definition OneOf(IEnumerable<Definition> definitions)
    {
        var distinct = definitions.Distinct().ToImmutableArray();
        return distinct is [var only] ? only : new(null) { Merged = distinct };
    }

    /// <summary>Whether the variable may have this value.</summary>
    internal bool MayBe(IOperation wanted)
    {
        var seen = new HashSet<Definition>();
        var open = new Stack<Definition>([this]);
        while (open.Count > 0)
        {
            var definition = open.Pop();
            if (ReferenceEquals(definition.Value, wanted))
                return true;
            if (!seen.Add(definition))
                continue;
            foreach (var part in definition.Merged)
                open.Push(part);
        }

        return false;
    }
}
