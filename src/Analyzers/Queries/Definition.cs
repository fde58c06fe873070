namespace Rowbound.Analyzers.Queries;

/// <summary>A place that gives a variable its value, or several of which one has.</summary>
/// <param name="value">The value; <see langword="null"/> where it is not written, as with <c>out</c> and deconstruction.</param>
/// <param name="parameter">The parameter, where the value is what the caller gave.</param>
internal sealed class Definition(IOperation? value, IParameterSymbol? parameter = null) : IEquatable<Definition>
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
    internal bool MayBe(IOperation wanted) => All().Any(d => ReferenceEquals(d.Value, wanted));

    /// <summary>The definitions that this one stands for.</summary>
    internal IReadOnlyCollection<Definition> All()
    {
        if (Merged.IsEmpty)
            return [this];

        var seen = new HashSet<Definition>();
        var open = new Stack<Definition>([this]);
        while (open.Count > 0)
        {
            var definition = open.Pop();
            if (!seen.Add(definition))
                continue;
            foreach (var part in definition.Merged)
                open.Push(part);
        }

        seen.RemoveWhere(static d => !d.Merged.IsEmpty);
        return seen;
    }

    /// <summary>Whether it is the same value from the same place; meetings are the same only if they are one.</summary>
    public bool Equals(Definition? other) => ReferenceEquals(this, other)
        || (other is not null && Merged.IsEmpty && other.Merged.IsEmpty && ReferenceEquals(Value, other.Value)
            && SymbolEqualityComparer.Default.Equals(Parameter, other.Parameter));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Definition);

    /// <inheritdoc/>
    public override int GetHashCode() => Value is not null ? Value.GetHashCode()
        : Parameter is not null ? SymbolEqualityComparer.Default.GetHashCode(Parameter)
        : Merged.Length;
}
