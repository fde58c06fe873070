using System.Collections.Concurrent;

namespace Rowbound.Analyzers.Queries;

/// <summary>What becomes of the parameters of methods, read once for all their callers.</summary>
internal sealed class PassedValues(QueryModel model)
{
    private readonly ConcurrentDictionary<IParameterSymbol, PassedUse> _rows = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IParameterSymbol, PassedUse> _collections = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// What a method does with a parameter; <see langword="null"/> where calls go too deep or in circles, which is not kept: from
    /// elsewhere the same method may be seen whole.
    /// </summary>
    internal PassedUse? Of(CalledCode code, IParameterSymbol parameter, bool isRow, FlowCalls calls)
    {
        var known = isRow ? _rows : _collections;
        if (known.TryGetValue(parameter, out var use))
            return use;
        if (calls.Into(code.Method) is not { } inner)
            return null;

        var flow = new ResultFlow(model, code.Body, inner, code.Root);
        var found = flow.OfParameter(parameter, isRow);
        if (UsesTracker(code, parameter, found))
            found.Rows.Escapes = true;
        if (!inner.WereCut)
            known[parameter] = found;
        return found;
    }

    /// <summary>
    /// Whether the method works with a database, or edits entities of the type, besides what it does with the value: tracking may
    /// matter there. A local function is a part of the member that asks.
    /// </summary>
    private bool UsesTracker(CalledCode code, IParameterSymbol parameter, PassedUse found) =>
        code.Method.MethodKind != MethodKind.LocalFunction
        && (!code.Body.ContextUses.IsEmpty
            || (!found.Rows.IsWritten && EditsAny(code, parameter))
            || (model.Hazards.Of(code) & LoopHazards.ReachesDatabase) != 0);

    private bool EditsAny(CalledCode code, IParameterSymbol parameter) =>
        (model.Symbols.ElementOf(parameter.Type) ?? parameter.Type) is INamedTypeSymbol entity && code.Body.Edits(entity);
}
