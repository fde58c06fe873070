namespace Rowbound.Analyzers.Queries;

/// <summary>Rows that are put into a second collection.</summary>
/// <param name="Collection">The local that holds it.</param>
/// <param name="Fill">The call, or the assignment of an entry, that adds them.</param>
/// <param name="Made">The values that may have made the collection that the rows are added to.</param>
internal sealed record Accumulation(ILocalSymbol Collection, IOperation Fill, ImmutableArray<IOperation> Made)
{
    /// <summary>The members of rows that are read from the collection.</summary>
    internal HashSet<IPropertySymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The calls that take rows out again.</summary>
    internal List<IOperation> Emptied { get; } = [];

    /// <summary>
    /// Whether the collection that is filled in a loop was made before it and is neither emptied nor replaced in it: so it grows
    /// with each turn.
    /// </summary>
    internal bool Outlives(ILoopOperation? loop) =>
        loop is not null && Fill.IsWithin(loop)
        && Made is not [] && !Made.Any(m => RunsIn(loop, m)) && !Emptied.Exists(e => RunsIn(loop, e));

    /// <summary>What stands in a function that the filling is no part of may run in any turn.</summary>
    private bool RunsIn(ILoopOperation loop, IOperation change) =>
        change.IsWithin(loop) || !Fill.IsWithin(change.EnclosingFunction);

    /// <summary>What a reader would underline.</summary>
    internal Location Location => Fill switch
    {
        IInvocationOperation call => call.NameLocation,
        ISimpleAssignmentOperation entry => entry.Target.Syntax.GetLocation(),
        _ => Fill.Syntax.GetLocation(),
    };
}

/// <summary>What a collection grows with that the rows of queries are added to.</summary>
internal enum AccumulationGrowth
{
    /// <summary>It is as large as one query's bounded result.</summary>
    None,

    /// <summary>The turns of a loop, how many that may be.</summary>
    Turns,

    /// <summary>The table.</summary>
    Table,
}
