namespace Rowbound.Analyzers.Queries;

/// <summary>Follows a collection of rows, and each row that is taken from it.</summary>
internal sealed class CollectionFlow(ResultFlow flow)
{
    private EfSymbols Symbols => flow.Model.Symbols;

    /// <summary>Follows a collection from an expression that gives it.</summary>
    internal void Follow(IOperation value, CollectionPath path)
    {
        flow.NoteConversions(value);
        var kind = KindOf(value, path);
        if (path.IsResult)
            flow.Use.Collection.Add(new(kind, value.Consumer ?? value));
    }

    /// <summary>Follows a collection to where a local that it is given to is read.</summary>
    internal void FollowLocal(ILocalSymbol local, IOperation value, CollectionPath path)
    {
        if (ResultFlow.UsedAssignment(value) is { } assignment)
            Follow(assignment, path);
        var home = value.EnclosingFunction;
        foreach (var reference in flow.ReadsOf(local, value))
        {
            if (path.IsResult && !ReferenceEquals(reference.EnclosingFunction, home))
                flow.Use.Collection.Add(new(CollectionUseKind.Captured, reference));
            Follow(reference, path);
        }
    }

    /// <summary>Follows a collection that rows were added to.</summary>
    internal void FollowFilled(ILocalSymbol local, IReadOnlyCollection<Definition> definitions)
    {
        // The type of a list that rows are added to is the declaration's own to change.
        var fresh = definitions.Where(d => d.Value is null || flow.FollowsFirst(d.Value)).ToList();
        foreach (var reference in flow.Body.ReferencesTo(local))
        {
            if (reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref })
                flow.Escape();
            if (flow.Body.DefinitionsAt(reference).Any(fresh.Contains))
                Follow(reference, CollectionPath.OfRows);
        }
    }

    /// <summary>Follows a collection that the caller gave for rows to be added to.</summary>
    internal void FollowFilled(IParameterSymbol into)
    {
        foreach (var reference in flow.Body.ReferencesTo(into))
            Follow(reference, CollectionPath.OfRows);
    }

    private CollectionUseKind KindOf(IOperation value, CollectionPath path) => value.Consumer switch
    {
        IForEachLoopOperation loop => Enumerated(loop, path),
        IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "LongLength" } => CollectionUseKind.Counted,
        IIsPatternOperation { Pattern: var pattern } when IsTestOfLength(pattern) => CollectionUseKind.Counted,
        IPropertyReferenceOperation { Property.IsIndexer: true } entry when flow.Accumulation is { } filled
            && ReferenceEquals(entry.Parent, filled.Fill) => CollectionUseKind.Added,
        IPropertyReferenceOperation { Property.IsIndexer: true } item => Indexed(item, path),
        IArrayElementReferenceOperation item => Indexed(item, path),
        IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol } item => Indexed(item, path), // counted from the end
        IArgumentOperation argument => OfArgument(argument, value, path),
        IInvocationOperation { Instance: { } owner } call when ReferenceEquals(owner.Unwrapped, value) =>
            new CollectionMembers(flow).Follow(call, path),
        IReturnOperation exit => Then(CollectionUseKind.Returned, () => flow.Return(exit, ReturnedRows.Many)),
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } =>
            Then(CollectionUseKind.StoredInField, flow.Escape),
        IConditionalOperation or ICoalesceOperation => Then(CollectionUseKind.Unknown, () => FollowChoice(value, path)),
        IExpressionStatementOperation => CollectionUseKind.Unknown,
        _ when ResultFlow.HeldBy(value) is { } alias =>
            Then(CollectionUseKind.Unknown, () => FollowLocal(alias, value, path.View)),
        _ => Then(CollectionUseKind.Unknown, flow.Escape),
    };

    /// <summary><c>is []</c> and <c>is { Count: 0 }</c>.</summary>
    private static bool IsTestOfLength(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => IsTestOfLength(not.Pattern),
        IListPatternOperation { Patterns.IsEmpty: true, DeclaredSymbol: null } => true,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, DeclaredSymbol: null,
            PropertySubpatterns: [{ Member: IPropertyReferenceOperation { Property.Name: "Count" or "Length" } }] } => true,
        _ => false,
    };

    private static CollectionUseKind Then(CollectionUseKind kind, Action follow)
    {
        follow();
        return kind;
    }

    private CollectionUseKind Enumerated(IForEachLoopOperation loop, CollectionPath path)
    {
        if (path.ReadsResult)
            flow.NoteEnumeration(loop.Collection);
        flow.Rows.FollowLoop(loop);
        return CollectionUseKind.Enumerated;
    }

    /// <summary>An entry of a list is a row; one that is set replaces it.</summary>
    private CollectionUseKind Indexed(IOperation item, CollectionPath path)
    {
        if (item.IsWritten)
        {
            new CollectionMembers(flow).NoteMutation(path);
            flow.Escape();
            return CollectionUseKind.Mutated;
        }

        flow.Rows.Follow(item);
        return CollectionUseKind.Indexed;
    }

    /// <summary>One of several values that an expression may have: its type is that of the others as well.</summary>
    private void FollowChoice(IOperation value, CollectionPath path)
    {
        flow.Use.Rows.HasNamedType = true;
        if (value.Consumer is { } choice && flow.MeetsFirst(choice))
            Follow(choice, path.View);
    }

    private CollectionUseKind OfArgument(IArgumentOperation argument, IOperation value, CollectionPath path)
    {
        if (argument.Parent is IInvocationOperation call)
        {
            if (Symbols.IsInMemory(call.TargetMethod) && ReferenceEquals(call.Receiver?.Unwrapped, value))
            {
                FollowOperator(call, path);
                return CollectionUseKind.Operator;
            }

            if (Symbols.FillsList(call.TargetMethod) && flow.Fills.Fill(call.Instance, call))
            {
                NoteEnumeration(call, path);
                return CollectionUseKind.Added;
            }
        }

        return flow.Arguments.FollowCollection(argument, path);
    }

    private void NoteEnumeration(IInvocationOperation call, CollectionPath path)
    {
        if (path.ReadsResult)
            flow.NoteEnumeration(call);
    }

    /// <summary>
    /// What a LINQ operator in memory passes on: rows one by one to its lambda, and rows, a collection or a value as its result.
    /// </summary>
    private void FollowOperator(IInvocationOperation call, CollectionPath path)
    {
        flow.Use.Rows.HasNamedType |= call.NamesTypes;
        flow.Rows.FollowLambdas(call);
        var found = Symbols.OperatorOf(call.TargetMethod);
        switch (found)
        {
            case QueryOperator.AsEnumerable:
                Follow(call, path.View);
                break;
            case QueryOperator.Where or QueryOperator.OrderBy or QueryOperator.OrderByDescending or QueryOperator.ThenBy
                or QueryOperator.ThenByDescending or QueryOperator.Skip or QueryOperator.Take or QueryOperator.Reverse:
                Follow(call, path.View with { Navigation = null });
                break;
            default:
                NoteEnumeration(call, path);
                FollowOutcome(call, found);
                break;
        }
    }

    /// <summary>What an operator makes of the rows that is no view on them.</summary>
    private void FollowOutcome(IInvocationOperation call, QueryOperator? found)
    {
        switch (found)
        {
            case QueryOperator.ToList or QueryOperator.ToArray:
                Follow(call, CollectionPath.OfRows);
                break;
            case { Terminal: TerminalKind.SingleRow } single:
                flow.Use.Rows.MayBeNull |= single.GivesDefault;
                flow.Rows.Follow(call);
                break;
            case { Terminal: TerminalKind.Aggregate } aggregate:
                flow.Use.Rows.IsCompared |= aggregate == QueryOperator.Contains;
                break;
            case QueryOperator.Select or QueryOperator.SelectMany when call.Lambda() is { } selector && IsSeen(selector, found):
                break;
            default:
                flow.Escape();
                break;
        }
    }

    /// <summary>
    /// Whether what a lambda gives is followed from where it returns it; what two lambdas or a row and its number make is not.
    /// </summary>
    private static bool IsSeen(IAnonymousFunctionOperation selector, QueryOperator? found) =>
        selector.Symbol is { IsAsync: false, Parameters.Length: var count } && (found == QueryOperator.Select || count == 1);
}
