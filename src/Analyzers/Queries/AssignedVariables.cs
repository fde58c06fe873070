namespace Rowbound.Analyzers.Queries;

/// <summary>A place that assigns a variable.</summary>
/// <param name="Variable">The local or parameter.</param>
/// <param name="Place">The operation after which it has the value.</param>
/// <param name="Definition">The value.</param>
/// <param name="Replaces">Whether the value before is gone, which it may not be with <c>??=</c>.</param>
internal sealed record Assignment(ISymbol Variable, IOperation Place, Definition Definition, bool Replaces);

/// <summary>
/// The variables of a body that are assigned elsewhere than where they are declared: not every definition reaches every use.
/// </summary>
internal sealed class AssignedVariables
{
    private readonly Dictionary<ISymbol, List<Assignment>> _assignments = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, List<Assignment>> _places = [];
    private readonly Dictionary<ISymbol, Definition> _any = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Definition> _given = new(SymbolEqualityComparer.Default);
    private readonly List<Assignment> _inOrder = [];
    private readonly HashSet<ISymbol> _anywhere = new(SymbolEqualityComparer.Default);

    private AssignedVariables()
    {
    }

    /// <summary>The parameters among them.</summary>
    internal IEnumerable<IParameterSymbol> Parameters => _given.Keys.OfType<IParameterSymbol>();

    /// <param name="assignments">Every assignment of the body.</param>
    /// <remarks>Of numbers and text there are many assignments and no question: no query or collection is held by them.</remarks>
    /// <param name="jumps">Whether it has a <c>goto</c>: any order is possible then.</param>
    internal static AssignedVariables Of(List<Assignment> assignments, bool jumps)
    {
        var found = new AssignedVariables();
        foreach (var group in assignments.GroupBy(static a => a.Variable, SymbolEqualityComparer.Default))
        {
            if (group.Key is ILocalSymbol { Type: { IsValueType: true } or { SpecialType: SpecialType.System_String } })
                continue;
            if (group.Key is IParameterSymbol || group.Skip(1).Any() || group.First().Place is not IVariableDeclaratorOperation)
                found.Add(group.Key!, [.. group], jumps); // grouped by the variable of an assignment
        }

        found._inOrder.Sort(static (one, other) => one.Place.Syntax.SpanStart.CompareTo(other.Place.Syntax.SpanStart));
        return found;
    }

    internal bool IsAssigned(ISymbol variable) => _assignments.ContainsKey(variable);

    /// <summary>Whether code may assign the variable that runs at another time than it stands.</summary>
    internal bool MayChangeAnywhere(ISymbol variable) => _anywhere.Contains(variable);

    /// <summary>The value that a parameter has from its caller.</summary>
    internal Definition GivenTo(IParameterSymbol parameter) => _given[parameter];

    /// <summary>Any of the definitions of a variable.</summary>
    internal Definition AnyDefinitionOf(ISymbol variable)
    {
        if (_any.TryGetValue(variable, out var any))
            return any;

        var all = _assignments[variable].Select(static a => a.Definition);
        return _any[variable] = Definition.OneOf(_given.TryGetValue(variable, out var given) ? all.Prepend(given) : all);
    }

    /// <summary>What an operation assigns.</summary>
    internal IEnumerable<Assignment> By(IOperation place) => _places.TryGetValue(place, out var found) ? found : [];

    /// <summary>The assignments in a part of the body.</summary>
    internal IEnumerable<Assignment> Within(IOperation part)
    {
        var span = part.Syntax.Span;
        for (var i = FirstFrom(span.Start); i < _inOrder.Count && _inOrder[i].Place.Syntax.SpanStart < span.End; i++)
            yield return _inOrder[i];
    }

    private void Add(ISymbol variable, List<Assignment> group, bool jumps)
    {
        _assignments[variable] = group;
        _inOrder.AddRange(group);
        if (variable is IParameterSymbol parameter)
            _given[parameter] = new(null, parameter);
        foreach (var assignment in group)
        {
            if (!_places.TryGetValue(assignment.Place, out var places))
                _places[assignment.Place] = places = [];
            places.Add(assignment);
            var function = assignment.Place.EnclosingLambda;
            if (jumps || (function is not null && !SymbolEqualityComparer.Default.Equals(function, variable.ContainingSymbol)))
                _anywhere.Add(variable);
        }
    }

    private int FirstFrom(int position)
    {
        var (low, high) = (0, _inOrder.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_inOrder[middle].Place.Syntax.SpanStart < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
